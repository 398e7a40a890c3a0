namespace GenMigrate.Generators;

/// <summary>What the rules are about, by their first digit.</summary>
internal static class Category
{
    public const string Versions = "GenMigrate.Versions";
    public const string Shape = "GenMigrate.Shape";
    public const string Down = "GenMigrate.Down";
    public const string Transactions = "GenMigrate.Transactions";
    public const string Safety = "GenMigrate.Safety";
    public const string Habits = "GenMigrate.Habits";
}
