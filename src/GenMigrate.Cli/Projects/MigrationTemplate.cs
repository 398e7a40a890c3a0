using System.Globalization;

namespace GenMigrate;

/// <summary>A migration or a seed that does not build until it is written, so that an empty one is never released.</summary>
internal static class MigrationTemplate
{
    public static string Class(MigrationKind kind, string space, string name, string baseName, long version, string? registry)
    {
        var isSql = baseName == "SqlMigration";
        var (up, down) = (kind, isSql) switch
        {
            (MigrationKind.Seed, true) => ("migration.Sql(\"INSERT INTO …\")", null),
            (MigrationKind.Seed, false) => ("migration.Insert(\"people\", …)", null),
            (_, true) => ("migration.Sql(\"CREATE TABLE …\")", "migration.Sql(\"DROP TABLE …\")"),
            _ => ("migration.CreateCollection(\"people\")", "migration.DropCollection(\"people\")"),
        };
        string[] methods = down is null
            ? [Method("Up", baseName, "what it does", up)]
            : [Method("Up", baseName, "what it does", up), Method("Down", baseName, "how it is undone", down)];
        return $$"""
            using GenMigrate;

            namespace {{space}};

            [{{kind}}({{Arguments(kind, version, registry)}})]
            public sealed class {{name}} : {{baseName}}
            {
            {{string.Join("\n\n", methods)}}
            }

            """;
    }

    /// <summary>Both halves in one file. The first marker is none that a build accepts.</summary>
    public const string SqlFile = $"{Unwritten}-- migrate:up\n\n-- migrate:down\n";

    /// <summary>One of two files.</summary>
    public const string SqlHalf = Unwritten;

    private const string Unwritten = "-- migrate:todo Write the statements, then delete this line.\n";

    private static string Method(string name, string baseName, string task, string example) => $$"""
            public override void {{name}}({{baseName}}Builder migration)
            {
                #error Write {{task}}, as in {{example}}, and delete this line.
            }
        """;

    private static string Arguments(MigrationKind kind, long version, string? registry) =>
        version.ToString(CultureInfo.InvariantCulture)
        + (kind == MigrationKind.Seed ? ", Environments = \"Development\"" : "")
        + (registry is null ? "" : $", Registry = \"{Escape(registry)}\"");

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
