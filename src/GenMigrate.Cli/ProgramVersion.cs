namespace GenMigrate;

/// <summary>What <c>--version</c> shows.</summary>
internal static class ProgramVersion
{
    public static string Text => $"{ProcessIdentity.Current.Program}, GenMigrate {typeof(MigrationRunner).Assembly.GetName().Version?.ToString(3)}";
}
