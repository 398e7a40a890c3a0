namespace GenMigrate.Generators;

/// <summary>Writes the texts of SQL files, and what runs them.</summary>
internal static class SqlTextEmitter
{
    private const string UpPrefix = "Up";
    private const string DownPrefix = "Down";

    public static string Creation(SqlFileSource source, int index)
    {
        var down = source.Down is null ? "" : $", {DownPrefix}{CodeWriter.Number(index)}, {CodeWriter.Number(source.DownLine)}";
        var downFile = source.DownFile is { } path ? ", " + Literals.Text(path) : "";
        return $"new global::{KnownTypeNames.SqlFileMigration}({Literals.Text(source.File)}, {UpPrefix}{CodeWriter.Number(index)}, {CodeWriter.Number(source.UpLine)}{down}{downFile})";
    }

    public static void Emit(CodeWriter writer, EquatableArray<MigrationModel> migrations, bool hasUtf8Literals)
    {
        for (var i = 0; i < migrations.Count; i++)
        {
            if (migrations[i].Source is SqlFileSource source)
            {
                Emit(writer, UpPrefix + CodeWriter.Number(i), source.Up, hasUtf8Literals);
                if (source.Down is { } down)
                {
                    Emit(writer, DownPrefix + CodeWriter.Number(i), down, hasUtf8Literals);
                }
            }
        }
    }

    // Properties, not constants: those would be stored twice, as a literal and as the value of a field. One literal each, as the
    // compiler takes minutes to add up 100,000 of them; and of UTF-8, as all strings of a program have to share 16 MB.
    private static void Emit(CodeWriter writer, string property, string text, bool hasUtf8Literals)
    {
        var literal = Literals.Text(text);
        writer.Line();
        writer.Line(hasUtf8Literals && Literals.CanBeUtf8(text)
            ? $"private static string {property} => global::System.Text.Encoding.UTF8.GetString({literal}u8);"
            : $"private static string {property} => {literal};");
    }
}
