using System.Globalization;

namespace GenMigrate;

/// <summary>A migration that does nothing yet, and compiles.</summary>
internal static class MigrationTemplate
{
    public static string Class(string space, string name, string baseName, long version, string? registry)
    {
        var (up, down) = baseName == "SqlMigration"
            ? ("migration.Sql(\"\")", "migration.Sql(\"\")")
            : ($"migration.CreateCollection(\"{name}\")", $"migration.DropCollection(\"{name}\")");
        var attribute = version.ToString(CultureInfo.InvariantCulture) + (registry is null ? "" : $", Registry = \"{registry.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
        return $$"""
            using GenMigrate;

            namespace {{space}};

            [Migration({{attribute}})]
            public sealed class {{name}} : {{baseName}}
            {
                public override void Up({{baseName}}Builder migration) => {{up}};

                public override void Down({{baseName}}Builder migration) => {{down}};
            }

            """;
    }

    /// <summary>A statement that does nothing: a half without any would be a warning (GENM3002).</summary>
    public const string SqlHalf = "SELECT 1;\n";

    public const string SqlFile = "-- migrate:up\n" + SqlHalf + "\n-- migrate:down\n" + SqlHalf;
}
