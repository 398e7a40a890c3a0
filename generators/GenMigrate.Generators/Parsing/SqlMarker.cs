namespace GenMigrate.Generators;

/// <summary>A line of an SQL file that GenMigrate reads: <c>-- migrate:word rest</c>.</summary>
/// <param name="Word">What it says.</param>
/// <param name="Rest">What follows the word on the line.</param>
internal sealed record SqlMarker(string Word, string Rest)
{
    public const string Up = "up";
    public const string Down = "down";
    public const string NoTransaction = "no-transaction";
    public const string Irreversible = "irreversible";
    public const string ForeignKeys = "foreign-keys";
    public const string CheckAtCommit = "check-at-commit";
    public const string OutOfOrder = "out-of-order";
    public const string Description = "description";
    public const string Timeout = "timeout";
    public const string LockTimeout = "lock-timeout";
    public const string OutsideTransaction = OutsideMarker.Word;
    private const string Comment = "--";
    private const string Prefix = "migrate:";

    /// <summary>Every marker's word, and what must follow it.</summary>
    public static IReadOnlyDictionary<string, string> Arguments { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Up] = "",
        [Down] = "",
        [NoTransaction] = "",
        [Irreversible] = "<reason>",
        [ForeignKeys] = CheckAtCommit,
        [OutOfOrder] = "",
        [Description] = "<text>",
        [Timeout] = "<seconds>",
        [LockTimeout] = "<seconds>",
        [OutsideTransaction] = $"[{OutsideMarker.Repeatable}]",
    };

    /// <summary>
    /// How it counts in a checksum: as it is written, without the reason of what is irreversible. Null where it does not
    /// count, or in its place: what describes, the halves of a file, and what is about the statement below it.
    /// </summary>
    public string? Counted => Word switch
    {
        Up or Down or Description or OutsideTransaction => null,
        Irreversible => Word,
        _ => Rest.Length == 0 ? Word : Word + " " + Rest,
    };

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
        var marker = new SqlMarker(parts[0], parts.Length == 2 ? parts[1].Trim() : "");
        return marker is { Word: "", Rest.Length: > 0 } ? null : marker;
    }

    /// <summary>How a marker is written, with what must follow it.</summary>
    public static string Form(string word) => $"{Comment} {Prefix}{word} {Arguments[word]}".TrimEnd();
}
