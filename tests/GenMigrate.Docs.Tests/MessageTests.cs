using System.Text.RegularExpressions;

namespace GenMigrate.Docs.Tests;

/// <summary>The troubleshooting page quotes the program.</summary>
public sealed partial class MessageTests
{
    private const string Page = "docs/troubleshooting.md";

    [Fact]
    public void Messages_of_the_troubleshooting_page_are_those_of_the_program()
    {
        var source = string.Join('\n', Repository.Find("src", ".cs").Select(Repository.Read));
        var text = Hole().Replace(Joined().Replace(source, ""), "…").Replace("\\\"", "\"", StringComparison.Ordinal);
        var missing = Messages().Where(message => !Parts(message).All(part => text.Contains(part, StringComparison.Ordinal))).ToList();

        Assert.True(missing.Count == 0, "Not in src:\n" + string.Join('\n', missing));
        Assert.True(Messages().Count() > 60, "The page has lost its messages.");
    }

    private static IEnumerable<string> Messages() => Repository.Read(Page).Split('\n')
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line.Split(" | ").Length == 3 && !line.StartsWith("| message", StringComparison.Ordinal))
        .Select(line => line[2..].Split(" | ")[0]);

    // What stands between two holes, down to a word: shorter parts are everywhere.
    private static IEnumerable<string> Parts(string message) => message.Split('…').Select(part => part.Trim(' ', '\'')).Where(part => part.Length > 4);

    // Two literals of one message: "a " + $"b".
    [GeneratedRegex("\"\\s*\\+\\s*\\$?\"")]
    private static partial Regex Joined();

    [GeneratedRegex("\\{(?:[^{}\"]|\"[^\"]*\")*\\}")]
    private static partial Regex Hole();
}
