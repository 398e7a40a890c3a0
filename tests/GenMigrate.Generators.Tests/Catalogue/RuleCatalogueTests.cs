using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GenMigrate.Generators.Tests;

/// <summary>No rule lacks its page, its row in the release table or its tests.</summary>
public sealed class RuleCatalogueTests
{
    private static readonly IReadOnlyList<DiagnosticDescriptor> Rules = [.. typeof(Descriptors)
        .GetFields(BindingFlags.Static | BindingFlags.Public)
        .Select(field => (DiagnosticDescriptor)field.GetValue(null)!)];

    private static readonly IReadOnlyList<CodeFixProvider> Fixes = [.. typeof(MigrationCodeFix).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
        .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    private static readonly IReadOnlyList<string> AllIds = [.. typeof(DiagnosticIds)
        .GetFields(BindingFlags.Static | BindingFlags.Public)
        .Select(id => (string)id.GetRawConstantValue()!)
        .Order(StringComparer.Ordinal)];

    public static TheoryData<string> Ids => [.. AllIds];

    [Fact]
    public void Each_id_has_one_rule_that_some_analyzer_reports()
    {
        Assert.Equal(AllIds, Rules.Select(rule => rule.Id).Order(StringComparer.Ordinal));
        Assert.Equal(AllIds, AnalyzerVerifier.All.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_page_that_its_link_leads_to(string id)
    {
        var rule = Rule(id);
        Assert.EndsWith($"/generators/docs/{id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
        var page = File.ReadAllText(Repository("generators", "docs", id + ".md"));
        Assert.StartsWith($"# {id}: {rule.Title}\n", page, StringComparison.Ordinal);
        Assert.Contains($"| {rule.Category} | {rule.DefaultSeverity} |", page, StringComparison.Ordinal);
        Assert.All(["## What\n", "## Why\n", "## Example that fires\n", "## Example that does not\n", "## What to do\n", "## How to configure\n"], heading => Assert.Contains(heading, page, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_row_in_the_release_table(string id)
    {
        var rule = Rule(id);
        var rows = File.ReadAllLines(Repository("generators", "GenMigrate.Generators", "AnalyzerReleases.Shipped.md"))
            .Concat(File.ReadAllLines(Repository("generators", "GenMigrate.Generators", "AnalyzerReleases.Unshipped.md")))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells[0] == id);
        Assert.Equal([rule.Category, rule.DefaultSeverity.ToString()], Assert.Single(rows)[1..3]);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_tests_and_a_category_by_its_number(string id)
    {
        Assert.Single(TestedRules(), rule => rule.Id == id);
        Assert.Equal(
            id[4] switch { '1' => Category.Versions, '2' => Category.Shape, '3' => Category.Down, '4' => Category.Transactions, '5' => Category.Habits, _ => Category.Safety },
            Rule(id).Category);
    }

    [Fact]
    public void There_is_no_page_without_a_rule() => Assert.Equal(
        AllIds,
        Directory.GetFiles(Repository("generators", "docs")).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Fact]
    public void Each_fix_is_for_rules_that_exist_and_can_be_exported()
    {
        Assert.NotEmpty(Fixes);
        Assert.All(Fixes, fix =>
        {
            Assert.All(fix.FixableDiagnosticIds, id => Assert.Contains(Rules, rule => rule.Id == id));
            Assert.Equal(fix.GetType().Name, fix.GetType().GetCustomAttribute<ExportCodeFixProviderAttribute>()?.Name);
        });
    }

    [Fact]
    public void Fixes_that_change_what_may_be_applied_are_not_for_all_findings_at_once() => Assert.Equal(
        [nameof(CheckAtCommitCodeFix), nameof(CloseGapCodeFix), nameof(OptOutCodeFix), nameof(UseNextVersionCodeFix)],
        Fixes.Where(fix => fix.GetFixAllProvider() is not null).Select(fix => fix.GetType().Name).Order(StringComparer.Ordinal));

    private static DiagnosticDescriptor Rule(string id) => Assert.Single(Rules, rule => rule.Id == id);

    private static IEnumerable<DiagnosticDescriptor> TestedRules() => typeof(RuleCatalogueTests).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.BaseType is { IsGenericType: true } parent && (parent.GetGenericTypeDefinition() == typeof(RuleTests<>) || parent.GetGenericTypeDefinition() == typeof(FileRuleTests<>)))
        .Select(type => (DiagnosticDescriptor)type.GetProperty("Rule")!.GetValue(Activator.CreateInstance(type))!);

    private static string Repository(params string[] path) => Path.Combine([Root(), .. path]);

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
