namespace GenMigrate;

/// <summary>
/// Keeps connection strings out of messages. Some repeat an argument or the words of a driver, and a connection string may
/// stand in the wrong place, or be split up by the shell.
/// </summary>
internal sealed class Redaction
{
    private const string Mark = "…";

    // What is shorter may be a part of any word, and is left out only where it is quoted.
    private const int ShortestWord = 6;

    private readonly List<string> _texts;

    public Redaction(CommandHost host) => _texts = [.. OfArguments(host.Arguments).Concat(OfVariables(host)).OrderByDescending(text => text.Length)];

    /// <summary>The message without any connection string.</summary>
    public string Apply(string message)
    {
        foreach (var text in _texts)
        {
            message = text.Length < ShortestWord
                ? message.Replace($"'{text}'", $"'{Mark}'", StringComparison.Ordinal)
                : message.Replace(text, Mark, StringComparison.Ordinal);
        }

        return message;
    }

    public ErrorDocument Apply(ErrorDocument document) => document with { Error = document.Error with { Message = Apply(document.Error.Message) } };

    private static IEnumerable<string> OfArguments(IEnumerable<string> arguments)
    {
        var isBehindConnection = false;
        foreach (var argument in arguments)
        {
            var (name, value) = argument.StartsWith("--", StringComparison.Ordinal) && argument.IndexOf('=', StringComparison.Ordinal) is > 0 and var end
                ? (argument[..end], argument[(end + 1)..])
                : (argument, argument);
            var isOption = argument.StartsWith('-');
            isBehindConnection = isOption ? name == CommonOptions.ConnectionName : isBehindConnection;
            if (value.Length > 0 && (!isOption || name.Length < argument.Length) && (isBehindConnection || MayBeConnectionString(value)))
            {
                yield return value;
            }
        }
    }

    private static IEnumerable<string> OfVariables(CommandHost host) =>
        CommandVariables.ConnectionsFor(host.Registries).Select(host.Console.Variable).OfType<string>().Where(text => text.Length > 0);

    private static bool MayBeConnectionString(string text) => text.AsSpan().ContainsAny('=', ';') || text.Contains("://", StringComparison.Ordinal) || text.LastIndexOf('@') > 0;
}
