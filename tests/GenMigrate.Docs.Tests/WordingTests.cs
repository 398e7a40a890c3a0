using System.Text.RegularExpressions;

namespace GenMigrate.Docs.Tests;

/// <summary>The pages use the field's own words.</summary>
public sealed class WordingTests
{
    // Coinages, and what stands in their place.
    private static readonly (string Pattern, string Instead)[] Banned =
    [
        (@"\b(broke|breaks?|broken) (it |them |the step )?off\b", "interrupted"),
        (@"\btold of\b", "notified about"),
        (@"\bof (its|their) own\b", "its own, separate"),
        (@"\bnobody (registered|can be asked)\b", "write what happens instead"),
        (@"\bwhatever (of|is)\b", "what"),
        (@"\bdead (lock )?(holder|runner)('s)? (is|was) taken over\b", "an expired lock is taken over"),
        (@"\bsay --yes\b", "use --yes, Re-run with --yes"),
        (@"\bname a command\b", "No command given."),
        (@"\bdoes not belong here\b", "Unrecognized argument"),
        (@"\bhollow (down|up)\b", "empty"),
        (@"\bolder (tool|history|table)s?\b", "another tool's history, legacy history"),
        (@"\b(wants|asks for) (--|a Down|no)\b", "requires"),
        (@"\bmigration unit\b", "batch"),
        (@"\bgoes on\b|\bgo on\b|\bgoing on\b", "continues"),
        (@"\bby itself, which\b", "on its own"),
        (@"\b(colour|behaviour|licence|recognise|initialise|serialise|organise|cancelled|favour|neighbour|catalogue)(s|d|r|ing)?\b", "American spelling"),
    ];

    public static TheoryData<string> Pages =>
        [.. Repository.Pages.Where(page => Repository.UserPages.Contains(page) || page.StartsWith("generators/docs/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_has_none_of_the_banned_words(string page)
    {
        var found = Find(Prose(page)).Select(word => $"{page}: {word}").ToList();

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData("A step that broke off is repeated.", "interrupted")]
    [InlineData("The licence is MIT.", "American spelling")]
    public void A_banned_word_is_found(string text, string instead) => Assert.Contains(instead, Assert.Single(Find(text)), StringComparison.Ordinal);

    private static IEnumerable<string> Find(string text) => Banned.SelectMany(word => Regex
        .Matches(text, word.Pattern, RegexOptions.IgnoreCase)
        .Select(match => $"'{match.Value}' at {text[..match.Index].Count(character => character == '\n') + 1}; write: {word.Instead}"));

    // The troubleshooting page quotes messages, which their own tests hold.
    private static string Prose(string page) => page == "docs/troubleshooting.md"
        ? string.Join('\n', Repository.Read(page).Split('\n').Select(line => line.StartsWith("| ", StringComparison.Ordinal) && line.Split(" | ") is [_, .. var rest] ? string.Join(' ', rest) : line))
        : Repository.Read(page);
}
