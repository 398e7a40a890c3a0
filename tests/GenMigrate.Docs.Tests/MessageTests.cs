namespace GenMigrate.Docs.Tests;

/// <summary>The troubleshooting page quotes the program.</summary>
public sealed class MessageTests
{
    private const string Page = "docs/troubleshooting.md";

    [Fact]
    public void Messages_of_the_troubleshooting_page_are_those_of_the_program()
    {
        var text = string.Join('\n', Repository.Find("src", ".cs").SelectMany(SourceText.ReadAll));
        var missing = Messages().Where(message => !Parts(message).All(part => text.Contains(part, StringComparison.Ordinal))).ToList();

        Assert.True(missing.Count == 0, "Not in src:\n" + string.Join('\n', missing));
        Assert.True(Messages().Count() > 60, "The page has lost its messages.");
    }

    private static IEnumerable<string> Messages() => Repository.Read(Page).Split('\n')
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line.Split(" | ").Length == 3 && !line.StartsWith("| message", StringComparison.Ordinal))
        .Select(line => line[2..].Split(" | ")[0]);

    // What stands between two holes, down to a word: shorter parts are everywhere.
    private static IEnumerable<string> Parts(string message) => message.Split(SourceText.Hole).Select(part => part.Trim(' ', '\'')).Where(part => part.Length > 4);
}
