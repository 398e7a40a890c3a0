namespace GenMigrate;

/// <summary>The answer of <c>script</c>.</summary>
/// <param name="Registry">The registry's name; null for the default one.</param>
/// <param name="Migrations">What the script does, in that order.</param>
/// <param name="Script">The text for the database's own tool.</param>
internal sealed record ScriptDocument(string? Registry, IReadOnlyList<ScriptItem> Migrations, string Script) : CommandDocument
{
    public static ScriptDocument Of(MigrationRegistry registry, MigrationScript script) => new(
        registry.Name,
        [.. script.Migrations.Select(planned => new ScriptItem(planned.Migration.Version, planned.Migration.Name, Words.Of(planned.Direction)))],
        script.Text);

    /// <summary>The script and nothing else, byte for byte: it is made for a file.</summary>
    public override void WriteText(TextWriter writer) => writer.Write(Script);
}
