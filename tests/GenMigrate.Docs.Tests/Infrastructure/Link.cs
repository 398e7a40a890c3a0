using System.Text.RegularExpressions;

namespace GenMigrate.Docs.Tests;

/// <summary>Links and headings of Markdown pages, as GitHub reads them.</summary>
internal static partial class Link
{
    /// <summary>Where the links of a page lead, with their lines.</summary>
    public static IEnumerable<(int Line, string Target)> ReadAll(string page) => Prose(Repository.Read(page))
        .SelectMany(line => Inline().Matches(CodeSpan().Replace(line.Text, "")).Select(match => (line.Number, match.Groups["target"].Value)));

    /// <summary>What is wrong with the links of a page.</summary>
    public static IEnumerable<string> FindBroken(string page) => ReadAll(page)
        .Where(link => !link.Target.Contains("://", StringComparison.Ordinal) && !link.Target.StartsWith("mailto:", StringComparison.Ordinal))
        .Select(link => (link.Line, Problem: Check(page, link.Target)))
        .Where(link => link.Problem is not null)
        .Select(link => $"{page}({link.Line}): {link.Problem}");

    /// <summary>The anchors that GitHub gives to the headings of a text.</summary>
    public static IReadOnlySet<string> Anchors(string text)
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in Prose(text).Where(line => Heading().IsMatch(line.Text)))
        {
            var heading = line.Text.TrimStart('#').Trim().ToLowerInvariant();
            var slug = string.Concat(heading.Where(character => char.IsLetterOrDigit(character) || character is ' ' or '-' or '_')).Replace(' ', '-');
            for (var number = 0; !anchors.Add(number == 0 ? slug : $"{slug}-{number}"); number++)
            {
            }
        }

        return anchors;
    }

    private static string? Check(string page, string target)
    {
        var parts = target.Split('#', 2);
        var path = parts[0].Length == 0 ? page : Path.GetRelativePath(Repository.Root, Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, parts[0])).Replace('\\', '/');
        var full = Path.Combine(Repository.Root, path);
        if (!File.Exists(full) && !Directory.Exists(full))
        {
            return $"there is no '{target}'";
        }

        return parts.Length == 1 || !path.EndsWith(".md", StringComparison.Ordinal) || Anchors(Repository.Read(path)).Contains(parts[1])
            ? null
            : $"'{path}' has no heading for '#{parts[1]}'";
    }

    // Lines outside of fenced blocks.
    private static IEnumerable<(int Number, string Text)> Prose(string text)
    {
        var isCode = false;
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                isCode = !isCode;
            }
            else if (!isCode)
            {
                yield return (number, line);
            }
        }
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Inline();

    [GeneratedRegex("`[^`]*`(?!\\])")]
    private static partial Regex CodeSpan();

    [GeneratedRegex("^#{1,6} ")]
    private static partial Regex Heading();
}
