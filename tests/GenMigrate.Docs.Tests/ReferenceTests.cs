using System.Globalization;
using System.Text.RegularExpressions;

namespace GenMigrate.Docs.Tests;

/// <summary>Tables of the documentation list what the program has.</summary>
public sealed partial class ReferenceTests
{
    [Fact]
    public void The_page_of_the_analyzers_lists_every_rule_with_its_title_and_severity()
    {
        var rules = Repository.Read("generators/GenMigrate.Generators/AnalyzerReleases.Unshipped.md").Split('\n')
            .Concat(Repository.Read("generators/GenMigrate.Generators/AnalyzerReleases.Shipped.md").Split('\n'))
            .Select(line => ReleasedRule().Match(line))
            .Where(match => match.Success)
            .Select(match => $"{match.Groups["id"].Value} {match.Groups["severity"].Value} {match.Groups["title"].Value}");
        var listed = PageRule().Matches(Repository.Read("docs/analyzers.md"))
            .Select(match => $"{match.Groups["id"].Value} {match.Groups["severity"].Value} {match.Groups["title"].Value}");

        Assert.Equal(rules.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_page_of_telemetry_lists_every_log_event()
    {
        var events = LogEvent().Matches(Repository.Read("src/GenMigrate/Logging/MigrationLog.cs")).Select(match => match.Groups["id"].Value);
        var table = Repository.Read("docs/telemetry.md").Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && char.IsDigit(line[2]));
        var listed = table.SelectMany(line => Number().Matches(line.Split('|')[1]).Select(match => match.Value));

        Assert.Equal(events.Select(Parse).Order(), listed.Select(Parse).Order());
    }

    [Fact]
    public void The_page_of_telemetry_lists_every_instrument()
    {
        var instruments = Instrument().Matches(Repository.Read("src/GenMigrate/Logging/MigrationMetrics.cs")).Select(match => match.Groups["name"].Value).ToList();
        var page = Repository.Read("docs/telemetry.md");

        Assert.NotEmpty(instruments);
        Assert.All(instruments, name => Assert.Contains($"| `{name}` |", page, StringComparison.Ordinal));
    }

    private static int Parse(string number) => int.Parse(number, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<id>GENM\d{4}) \| [\w.]+ \| (?<severity>\w+) \| (?<title>.+), \[page\]")]
    private static partial Regex ReleasedRule();

    [GeneratedRegex(@"\| \[(?<id>GENM\d{4})\]\(\S+\) \| (?<severity>\w+) \| (?<title>.+) \|")]
    private static partial Regex PageRule();

    [GeneratedRegex(@"LoggerMessage\((EventId = )?(?<id>\d+)")]
    private static partial Regex LogEvent();

    [GeneratedRegex(@"\b\d+\b")]
    private static partial Regex Number();

    [GeneratedRegex("\\(meter, \"(?<name>genmigrate[a-z_.]+)\"|Create\\w+\\(\"(?<name>genmigrate[a-z_.]+)\"|CreateCounter<long>\\(\"(?<name>genmigrate[a-z_.]+)\"")]
    private static partial Regex Instrument();
}
