namespace GenMigrate.Generators;

/// <summary>A line of an SQL file that speaks to GenMigrate: <c>-- migrate:word rest</c>.</summary>
internal sealed record SqlMarker(string Word, string Rest)
{
    public const string Up = "up";
    public const string Down = "down";
    public const string NoTransaction = "no-transaction";
    public const string Irreversible = "irreversible";
    public const string OutsideTransaction = OutsideMarker.Word;
    private const string Comment = "--";
    private const string Prefix = "migrate:";

    /// <summary>Reads a line; null where it is no marker.</summary>
    public static SqlMarker? Parse(string line)
    {
        var text = line.Trim();
        if (!text.StartsWith(Comment, StringComparison.Ordinal))
        {
            return null;
        }

        text = text.Substring(Comment.Length).TrimStart();
        if (!text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var parts = text.Substring(Prefix.Length).Split([' ', '\t'], 2);
        return new SqlMarker(parts[0], parts.Length == 2 ? parts[1].Trim() : "");
    }

    /// <summary>Whether a line is blank or nothing but a comment.</summary>
    public static bool IsRemark(string line) => line.Trim() is "" || line.TrimStart().StartsWith(Comment, StringComparison.Ordinal);
}
