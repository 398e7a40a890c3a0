using System.Text.RegularExpressions;

namespace GenMigrate.Generators;

/// <summary>
/// Lines that are comments to a database and look like markers: those of other tools, and GenMigrate's own in another
/// spelling. If they were ignored, both halves of a file would run.
/// </summary>
internal static class SimilarMarker
{
    private const string Tool = "^(goose|migrate|micrate|rambler|migrations?)[ :]+";
    private const string Remove = "remove the line, as statements need no markers around them";
    private const string Divide = "put each changeset into a file of its own and remove the line";
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.Compiled;

    private static readonly char[] Decoration = [' ', '\t', '-', '/', '*', '#', '=', '+', '@', '!'];

    // Of a line in lower case, without decoration. The first that matches counts.
    private static readonly (Regex Pattern, string Advice)[] Patterns =
    [
        Entry(Tool + "(up|down) .*transaction", Write(SqlMarker.NoTransaction) + " on a line of its own"),
        Entry(Tool + "no[ _]?transaction$", Write(SqlMarker.NoTransaction)),
        Entry("^(no[ -]transaction|disable-transaction|atlas:txmode none)$", Write(SqlMarker.NoTransaction)),
        Entry("^(transaction|transactional|flyway:executeintransaction) ?[:=] ?false$", Write(SqlMarker.NoTransaction)),
        Entry(Tool + "ups?$|^ups$", Write(SqlMarker.Up)),
        Entry(Tool + "(downs?|undo|rollback|revert)$", Write(SqlMarker.Down)),
        Entry("^(downs?|undo)( migration| section)?$|^(rollback|revert) (migration|section)$", Write(SqlMarker.Down)),
        Entry("^create above / drop below$", Write(SqlMarker.Down)),
        Entry(Tool + "statement ?(begin|end)$", Remove),
        Entry(@"^liquibase formatted sql\b|^changeset \S+:\S", Divide),
    ];

    private static readonly Regex OwnWord = new("^migrate ?:( (?=[a-z-]+$))?(?<word>[a-z_-]+)", Options);

    /// <summary>What to do instead, to follow a colon; null where the line is no such marker.</summary>
    public static string? Advice(string line)
    {
        var text = line.Trim().Trim(Decoration).ToLowerInvariant();
        return Patterns.FirstOrDefault(entry => entry.Pattern.IsMatch(text)).Advice ?? AdviceOnWord(text);
    }

    private static string? AdviceOnWord(string text)
    {
        var word = OwnWord.Match(text).Groups["word"].Value.Replace('_', '-');
        return SqlMarker.Arguments.ContainsKey(word) ? Write(word) : null;
    }

    private static (Regex, string) Entry(string pattern, string advice) => (new Regex(pattern, Options), advice);

    private static string Write(string word) => $"write '{SqlMarker.Form(word)}'";
}
