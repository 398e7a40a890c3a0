namespace GenMigrate.Generators.Tests;

/// <summary>Projects for PostgreSQL of which version 1 created two tables.</summary>
internal static class SafetyProject
{
    public const string Tables = "CREATE TABLE workers (id bigint PRIMARY KEY, name text, pay int); CREATE TABLE jobs (id bigint PRIMARY KEY, worker_id bigint);";

    /// <summary>Version 1 is released; version 2 is written in C#.</summary>
    public static TestProject Second(string sql) => Migrations(Tables, sql).Released(1);

    /// <summary>Migrations in C#, from version 1 on.</summary>
    public static TestProject Migrations(params string[] scripts) => TestProject.Of(
    [
        .. scripts.Select((sql, i) =>
            $$""""
            using GenMigrate;
            [Migration({{i + 1}})] class M{{i + 1}} : SqlMigration
            {
                public override void Up(SqlMigrationBuilder migration) => migration.Sql("""
                    {{sql}}
                    """);
            }
            """"),
    ]).ForPostgreSql();

    public static TestProject Released(this TestProject project, params int[] versions) =>
        project.WithLock(string.Concat(versions.Select(version => $"{version} {LockedProject.OtherChecksum} - M{version}\n")));

    public static TestProject StartsAfter(this TestProject project, int version) =>
        project with { EditorConfig = $"root = true\n[*.cs]\ngenmigrate.safety_start_after = {version}\n" };
}
