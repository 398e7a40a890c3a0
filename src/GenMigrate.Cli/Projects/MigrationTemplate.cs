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

    public const string SqlFile = "-- migrate:up\n\n-- migrate:down\n";
}
