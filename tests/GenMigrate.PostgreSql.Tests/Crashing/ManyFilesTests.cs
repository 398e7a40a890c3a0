using System.Globalization;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>Migrations from files, as generated code makes them, in a number that a project reaches in some years.</summary>
[RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
public sealed class ManyFilesTests : PostgreSqlTests
{
    private const int Count = 300;

    [ServerFact]
    public async Task Three_hundred_go_up_and_down_and_up_again()
    {
        var migrations = Enumerable.Range(1, Count).Select(File).ToList();
        var empty = Database.DumpSchema();
        await UpAsync(migrations);
        var full = Database.DumpSchema();
        Assert.Contains("note_300", full, StringComparison.Ordinal);
        await Runner(migrations).RollbackToAsync(0);
        Assert.Equal(empty, Database.DumpSchema());
        await UpAsync(migrations);
        Assert.Equal(full, Database.DumpSchema());
        Assert.Equal(3 * Count, (await Database.ReadJournalAsync()).Count);
    }

    private static TestMigration File(int version)
    {
        var (up, down) = (version % 3) switch
        {
            1 => ($"CREATE TABLE t{version} (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL DEFAULT 'a;b');\nCOMMENT ON TABLE t{version} IS $$it's number {version};$$;\n", $"DROP TABLE t{version};"),
            2 => ($"ALTER TABLE t{version - 1} ADD COLUMN note_{version} text;\nCREATE INDEX ON t{version - 1} (note_{version});\n", $"ALTER TABLE t{version - 1} DROP COLUMN note_{version};"),
            _ => ($"ALTER TABLE t{version - 2} ADD COLUMN note_{version} int CHECK (note_{version} > 0);\nCREATE VIEW v{version} AS SELECT name, note_{version} FROM t{version - 2};\n", $"DROP VIEW v{version};\nALTER TABLE t{version - 2} DROP COLUMN note_{version};"),
        };
        return NativeMigrations.File(version, string.Create(CultureInfo.InvariantCulture, $"Migrations/{version:0000}_step.sql"), up, down);
    }
}
