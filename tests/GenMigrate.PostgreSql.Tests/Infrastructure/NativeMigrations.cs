using System.Collections.Concurrent;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>Migrations in PostgreSQL's own words, in the place of neutral ones.</summary>
internal static class NativeMigrations
{
    private static readonly ConcurrentDictionary<string, (Action<SqlMigrationBuilder> Up, Action<SqlMigrationBuilder>? Down)> Known = new(StringComparer.Ordinal);
    private static int _count;

    public static TestMigration Sql(long version, string up, string? down = null) =>
        Steps(version, migration => migration.Sql(up), down is null ? null : migration => migration.Sql(down));

    /// <summary>As the generator makes one of a file.</summary>
    public static TestMigration File(long version, string file, string up, string down)
    {
        var migration = new SqlFileMigration(file, up, 1, down);
        return Steps(version, migration.Up, migration.Down, file);
    }

    public static TestMigration Steps(long version, Action<SqlMigrationBuilder> up, Action<SqlMigrationBuilder>? down = null, string? name = null)
    {
        name ??= $"native {Interlocked.Increment(ref _count)}";
        Known[name] = (up, down);
        return new TestMigration(version) { Name = name, Down = down is null ? [] : [TestStep.Drop("anything: only says that there is a Down")] };
    }

    public static Migration? Find(TestMigration migration) => Known.TryGetValue(migration.Name, out var known) ? new Native(known.Up, known.Down) : null;

    private sealed class Native(Action<SqlMigrationBuilder> up, Action<SqlMigrationBuilder>? down) : SqlMigration
    {
        public override void Up(SqlMigrationBuilder migration) => up(migration);

        public override void Down(SqlMigrationBuilder migration) => down?.Invoke(migration);
    }
}
