using System.Reflection;

namespace GenMigrate.Generators.Tests;

/// <summary>What generated code gave to the migration of an SQL file.</summary>
internal sealed record SqlFileParts(string File, string Up, int UpLine, string? Down, int DownLine)
{
    public static SqlFileParts Of(MigrationDescriptor migration)
    {
        var made = Assert.IsType<SqlFileMigration>(migration.Create(null));
        return new((string)Captured(made, "file")!, (string)Captured(made, "up")!, (int)Captured(made, "upLine")!, (string?)Captured(made, "down"), (int)Captured(made, "downLine")!);
    }

    private static object? Captured(SqlFileMigration migration, string parameter) =>
        typeof(SqlFileMigration).GetField($"<{parameter}>P", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(migration);
}
