using System.Text;

namespace GenMigrate.Generators;

/// <summary>
/// Writes the migrations, or the seeds, of a registry as static data: spans of constants, which the compiler puts into
/// the image as they are, with a line per migration, so that a new one is a new line.
/// </summary>
internal static class CatalogEmitter
{
    private const string Override = "public override ";
    private const string Span = Override + "global::System.ReadOnlySpan<";

    public static string MigrationsClass(RegistryModel registry) => registry.Property + "Migrations";

    public static string SeedsClass(RegistryModel registry) => registry.Property + "Seeds";

    public static void Emit(CodeWriter writer, string type, EquatableArray<MigrationModel> migrations, bool hasUtf8Literals)
    {
        if (migrations.Count == 0)
        {
            return;
        }

        writer.Line();
        // Code that is obsolete itself may use what is obsolete: a migration of long ago, or a service that it takes.
        writer.Line("[global::System.Obsolete]");
        writer.Open($"private sealed class {type} : global::{KnownTypeNames.MigrationCatalog}");
        EmitSpan(writer, "long", "Versions", migrations.Select(migration => CodeWriter.Number(migration.Facts.Version)));
        EmitChecksums(writer, "Checksums", migrations.Select(migration => migration.Checksum.Current), hasUtf8Literals);
        EmitChecksums(writer, "LegacyChecksums", migrations.Select(migration => migration.Checksum.Legacy), hasUtf8Literals);
        EmitSpan(writer, "byte", "FlagBytes", migrations.Select(migration => CodeWriter.Number((int)migration.Flags)));
        EmitTexts(writer, migrations);
        if (migrations.Any(migration => migration.Facts is not { TimeoutSeconds: 0, LockTimeoutSeconds: 0 }))
        {
            EmitSpan(writer, "int", "TimeoutSeconds", migrations.Select(migration => $"{CodeWriter.Number(migration.Facts.TimeoutSeconds)}, {CodeWriter.Number(migration.Facts.LockTimeoutSeconds)}"));
        }

        EmitFormerNames(writer, migrations);
        FactoryEmitter.Emit(writer, migrations, hasUtf8Literals);
        writer.Close();
    }

    private static void EmitSpan(CodeWriter writer, string element, string property, IEnumerable<string> lines)
    {
        writer.Open($"{Span}{element}> {property} => new {element}[]");
        foreach (var line in lines)
        {
            writer.Line(line + ",");
        }

        writer.Close(";");
        writer.Line();
    }

    // One literal is one token, and one constant to bind, where bytes are 68 of each per migration: a tenth of the time that a
    // thousand of them take to compile. Added up, literals of UTF-8 take longer than bytes.
    private static void EmitChecksums(CodeWriter writer, string property, IEnumerable<string> checksums, bool hasUtf8Literals)
    {
        var lines = checksums.Select(checksum => "\n" + checksum);
        if (!hasUtf8Literals)
        {
            EmitSpan(writer, "byte", property, lines.Select(line => string.Join(", ", Encoding.ASCII.GetBytes(line))));
            return;
        }

        writer.Line($"{Span}byte> {property} => @\"{string.Concat(lines)}\"u8;");
        writer.Line();
    }

    // Few migrations have one, and most programs none.
    private static void EmitFormerNames(CodeWriter writer, EquatableArray<MigrationModel> migrations)
    {
        if (migrations.All(migration => migration.Facts.FormerName is null))
        {
            return;
        }

        writer.Open(Override + "string? FormerName(int index) => index switch");
        for (var i = 0; i < migrations.Count; i++)
        {
            if (migrations[i].Facts.FormerName is { } name)
            {
                writer.Line($"{CodeWriter.Number(i)} => {Literals.Text(name)},");
            }
        }

        writer.Line("_ => null,");
        writer.Close(";");
        writer.Line();
    }

    private static void EmitTexts(CodeWriter writer, EquatableArray<MigrationModel> migrations)
    {
        writer.Line(Override + "string Texts =>");
        var ends = new List<string>();
        var end = 0;
        for (var i = 0; i < migrations.Count; i++)
        {
            var facts = migrations[i].Facts;
            var texts = new[] { facts.Name, facts.Description ?? "", facts.Note ?? "" };
            writer.Line($"    {string.Join(" + ", texts.Where(text => text.Length > 0).Select(Literals.Text))}{(i == migrations.Count - 1 ? ";" : " +")}");
            ends.Add(string.Join(", ", texts.Select(text => CodeWriter.Number(end += text.Length))));
        }

        writer.Line();
        EmitSpan(writer, "int", "TextEnds", ends);
    }
}
