namespace GenMigrate;

/// <summary>
/// What a command answers. With <c>--json</c> its properties are the document (camelCase, all of them always there,
/// null where there is nothing to say); otherwise <see cref="WriteText"/> makes lines of it. Properties may be added in
/// later versions; none is renamed or removed.
/// </summary>
internal abstract record CommandDocument
{
    /// <summary>Writes it for people and logs, in lines that end with <c>\n</c>.</summary>
    public abstract void WriteText(TextWriter writer);
}
