using System.Text.RegularExpressions;

namespace GenMigrate;

/// <summary>
/// The names of migrations, here and in other tools, without what tools spell differently: case, separators, folders,
/// extension, namespace and leading number. Pure.
/// </summary>
internal static partial class LegacyName
{
    /// <summary>
    /// What of a name is compared, the most specific form first: <c>App.Scripts.001_CreateUsers.sql</c> is
    /// <c>appscripts001createusers</c>, <c>001createusers</c> and <c>createusers</c>. None where it has no letter.
    /// </summary>
    public static IReadOnlyList<string> Forms(string name)
    {
        var forms = new List<string> { Key(WithoutExtension(name)) };
        for (var rest = File(name); rest.Length > 0; rest = WithoutLeadingNumber(rest))
        {
            forms.Add(Key(rest));
        }

        return [.. forms.Where(form => form.Any(char.IsLetter)).Distinct()];
    }

    /// <summary>The name without folders, extension and namespace.</summary>
    public static string File(string name) => Namespace().Replace(WithoutExtension(name), "");

    /// <summary>The name without the numbers that it begins with; as it is where nothing else is left.</summary>
    public static string WithoutNumber(string name)
    {
        var rest = name;
        while (WithoutLeadingNumber(rest) is { Length: > 0 } shorter)
        {
            rest = shorter;
        }

        return rest;
    }

    private static string WithoutExtension(string name)
    {
        var file = name.Trim();
        return Extension().Replace(file[(file.LastIndexOfAny(['/', '\\']) + 1)..], "");
    }

    private static string WithoutLeadingNumber(string name) => LeadingNumber().Match(name) is { Success: true } match ? name[match.Length..] : "";

    private static string Key(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    [GeneratedRegex(@"(\.up)?\.(sql|cs|vb|fs|js|mjs|cjs|ts|py|rb|php|go|java|json|xml|ya?ml|psql)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Extension();

    [GeneratedRegex(@"^(?:[A-Za-z_]\w*[.+])+(?=.)", RegexOptions.CultureInvariant)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^(?:v|m|script|migration)?[_\-. ]*[0-9]+[_\-. ]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LeadingNumber();
}
