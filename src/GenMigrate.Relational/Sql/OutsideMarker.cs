namespace GenMigrate;

/// <summary>
/// The line <c>-- migrate:outside-transaction [repeatable]</c> above a statement of a file: the statement runs without a
/// transaction, and may run again after it was interrupted.
/// </summary>
internal sealed class OutsideMarker
{
    /// <summary>What stands behind <c>-- migrate:</c>.</summary>
    public const string Word = "outside-transaction";

    /// <summary>What may follow.</summary>
    public const string Repeatable = "repeatable";

    private const string Prefix = "migrate:" + Word;

    private OutsideMarker(bool isRepeatable) => IsRepeatable = isRepeatable;

    public bool IsRepeatable { get; }

    /// <summary>The first marker in a text; null: there is none.</summary>
    public static OutsideMarker? Find(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            var content = line.Trim();
            if (content.StartsWith("--", System.StringComparison.Ordinal) && Read(content.Substring(2).Trim()) is { } marker)
            {
                return marker;
            }
        }

        return null;
    }

    private static OutsideMarker? Read(string comment)
    {
        if (!comment.StartsWith(Prefix, System.StringComparison.Ordinal))
        {
            return null;
        }

        var rest = comment.Substring(Prefix.Length);
        return rest.Length == 0 || rest[0] is ' ' or '\t' ? new OutsideMarker(rest.Trim() == Repeatable) : null;
    }
}
