namespace GenMigrate.Hosting.Tests;

/// <summary>What must not be told anywhere.</summary>
internal static class Secret
{
    public const string Text = "correct-horse-battery-staple";
}
