namespace GenMigrate.Generators.Tests;

/// <summary>Sources that many tests need.</summary>
internal static class Migrations
{
    /// <summary>A migration in its shortest form.</summary>
    public static string Class(long version, string name, string attribute = "Migration", string body = "CREATE TABLE t (id INTEGER)") => $$"""
        using GenMigrate;
        namespace Jobs.Migrations
        {
            [{{attribute}}({{version}})]
            public sealed class {{name}} : SqlMigration
            {
                public override void Up(SqlMigrationBuilder migration) => migration.Sql("{{body}}");
            }
        }
        """;
}
