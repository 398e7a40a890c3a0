using System.Globalization;
using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators.Tests;

/// <summary>Nothing is said about what is right.</summary>
public sealed class FalseAlarmTests
{
    private const int Count = 200;

    private static readonly (string Name, string Up, string Down)[] Changes =
    [
        ("Create{0}", "CREATE TABLE table_{0} (\n    id INTEGER PRIMARY KEY,\n    name TEXT NOT NULL,\n    begin_at TEXT,\n    \"end\" TEXT\n);\nCREATE INDEX table_{0}_by_name ON table_{0} (name);", "DROP TABLE table_{0};"),
        ("AddColumn{0}", "ALTER TABLE workers ADD COLUMN c{0} INTEGER NOT NULL DEFAULT 0;", "ALTER TABLE workers DROP COLUMN c{0};"),
        ("Fill{0}", "-- COMMIT to nothing; VACUUM is for later.\nUPDATE workers SET name = 'BEGIN; COMMIT; ' || name WHERE id > {0};", "UPDATE workers SET name = substr(name, 16);"),
        ("Rename{0}", "ALTER TABLE jobs RENAME COLUMN title TO title_{0};", "ALTER TABLE jobs RENAME COLUMN title_{0} TO title;"),
        ("AddIndex{0}", "CREATE UNIQUE INDEX IF NOT EXISTS i{0} ON jobs (employer_id, title) WHERE closed_at IS NULL;", "DROP INDEX IF EXISTS i{0};"),
        ("Watch{0}", "CREATE TRIGGER t{0} AFTER UPDATE ON jobs BEGIN\n    INSERT INTO log VALUES ({0}, CASE WHEN 1 THEN 'a' END);\nEND;", "DROP TRIGGER t{0};"),
        ("View{0}", "CREATE VIEW v{0} AS SELECT name, count(*) AS jobs FROM workers JOIN jobs ON jobs.worker_id = workers.id GROUP BY name;", "DROP VIEW v{0};"),
    ];

    [Theory]
    [InlineData("sequential")]
    [InlineData("timestamp")]
    public async Task Two_hundred_migrations_of_each_scheme_are_as_they_should_be(string scheme)
    {
        var project = Project(scheme);
        Assert.Empty(await AnalyzerVerifier.FindAsync(project, [.. AnalyzerVerifier.All]));
    }

    [Theory]
    [InlineData("sequential")]
    [InlineData("timestamp")]
    public async Task The_same_are_unchanged_since_they_were_locked(string scheme)
    {
        var project = Project(scheme);
        using var assembly = GeneratedAssembly.Load(project);
        var locked = LockFile.Parse("").With(assembly.Registry.Migrations.Select(migration => LockEntry.Of(null, migration.Version, migration.Checksum, migration.Name)));

        Assert.Equal(Count, locked.Count(character => character == '\n'));
        Assert.Empty(await AnalyzerVerifier.FindAsync(project.WithLock(locked), [.. AnalyzerVerifier.All]));
    }

    [Theory]
    [MemberData(nameof(Shapes.Names), MemberType = typeof(Shapes))]
    public async Task Shapes_of_the_real_world_are_right(string name)
    {
        var project = TestProject.Of(Shapes.Get(name)) with { LanguageVersion = Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp13 };
        Assert.Empty(await AnalyzerVerifier.FindAsync(project, [.. AnalyzerVerifier.All]));
    }

    private static TestProject Project(string scheme)
    {
        var project = TestProject.Of();
        for (var i = 1; i <= Count; i++)
        {
            var version = scheme == "sequential" ? i.ToString(CultureInfo.InvariantCulture) : new DateTime(2021, 1, 1).AddHours(37 * i).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
            var (name, up, down) = Changes[i % Changes.Length];
            (name, up, down) = (Fill(name, i), Fill(up, i), Fill(down, i));
            project = i % 5 == 0
                ? project.WithSql($"{version}_{name}.sql", $"-- migrate:up\n{up}\n\n-- migrate:down\n{down}\n")
                : project with { Sources = project.Sources.Add(($"Migrations/{name}.cs", Class(version, name, up, down))) };
        }

        return project;
    }

    private static string Fill(string text, int number) => text.Replace("{0}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static string Class(string version, string name, string up, string down) =>
        $$""""
        using GenMigrate;

        namespace Jobs.Migrations;

        [Migration({{version}}, Description = "{{name}}")]
        public sealed class {{name}} : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) => migration.Sql(
                """
                {{up.Replace("\n", "\n        ", StringComparison.Ordinal)}}
                """);

            public override void Down(SqlMigrationBuilder migration) => migration.Sql("{{down}}");
        }
        """";
}
