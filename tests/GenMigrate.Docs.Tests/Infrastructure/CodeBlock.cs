namespace GenMigrate.Docs.Tests;

/// <summary>A fenced block of a Markdown page.</summary>
/// <param name="Page">The page, relative to the root.</param>
/// <param name="Line">The line of the opening fence.</param>
/// <param name="Language">What follows the fence: <c>csharp</c>, <c>sh</c>.</param>
/// <param name="Comment">The HTML comment in the line before it: <c>context: web</c>, <c>not compiled: why</c>.</param>
/// <param name="Text">The lines between the fences.</param>
internal sealed record CodeBlock(string Page, int Line, string Language, string Comment, string Text)
{
    private const string Fence = "```";

    public static IEnumerable<CodeBlock> ReadAll(string page)
    {
        var lines = Repository.Read(page).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith(Fence, StringComparison.Ordinal))
            {
                continue;
            }

            var start = i;
            while (++i < lines.Length && !lines[i].StartsWith(Fence, StringComparison.Ordinal))
            {
            }

            var comment = start > 0 && lines[start - 1].StartsWith("<!--", StringComparison.Ordinal) ? lines[start - 1][4..].Replace("-->", "", StringComparison.Ordinal) : "";
            yield return new CodeBlock(page, start + 1, lines[start][Fence.Length..].Trim(), comment.Trim(), string.Join('\n', lines[(start + 1)..i]));
        }
    }
}
