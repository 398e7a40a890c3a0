namespace GenMigrate.Generators;

/// <summary>Writes the texts of SQL files, line by line, and what runs them.</summary>
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

    public static void Emit(CodeWriter writer, EquatableArray<MigrationModel> migrations)
    {
        for (var i = 0; i < migrations.Count; i++)
        {
            if (migrations[i].Source is SqlFileSource source)
            {
                Emit(writer, UpPrefix + CodeWriter.Number(i), source.Up);
                if (source.Down is { } down)
                {
                    Emit(writer, DownPrefix + CodeWriter.Number(i), down);
                }
            }
        }
    }

    // Properties, not constants: those would be stored twice, as a literal and as the value of a field.
    private static void Emit(CodeWriter writer, string property, string text)
    {
        writer.Line();
        writer.Line($"private static string {property} =>");
        for (var start = 0; ;)
        {
            var end = text.IndexOf('\n', start) + 1;
            var isLast = end == 0 || end == text.Length;
            writer.Line("    " + Literals.Text(isLast ? text.Substring(start) : text.Substring(start, end - start)) + (isLast ? ";" : " +"));
            if (isLast)
            {
                return;
            }

            start = end;
        }
    }
}
