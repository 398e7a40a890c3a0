using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenMigrate.Generators.Tests;

/// <summary>What holds for every rule whose findings are in files that are no code.</summary>
/// <param name="rule">The rule.</param>
public abstract class FileRuleTests<TAnalyzer>(DiagnosticDescriptor rule)
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <summary>The rule that the class is about.</summary>
    public DiagnosticDescriptor Rule { get; } = rule;

    /// <summary>A project with at least one finding of the rule, marked, and none of another.</summary>
    private protected abstract TestProject Hit { get; }

    [Fact]
    public Task Finds_what_it_is_for() => VerifyAsync(Hit);

    [Fact]
    public Task Shows_while_a_single_file_is_typed() => AnalyzerVerifier.VerifyLiveAsync<TAnalyzer>(Hit);

    [Theory]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    [InlineData("error", DiagnosticSeverity.Error)]
    public async Task Has_the_severity_that_globalconfig_gives_it(string setting, DiagnosticSeverity severity)
    {
        var findings = await FindAsync(Configure(setting));
        Assert.NotEmpty(findings);
        Assert.All(findings, finding => Assert.Equal(severity, finding.Severity));
    }

    [Fact]
    public async Task Is_off_where_globalconfig_says_so() => Assert.Empty(await FindAsync(Configure("none")));

    [Fact]
    public async Task Is_silent_without_GenMigrate() => Assert.Empty(await FindAsync(Lookalike.InsteadOfGenMigrate(Hit)));

    private protected static Task VerifyAsync(TestProject project) => AnalyzerVerifier.VerifyAsync<TAnalyzer>(project);

    private TestProject Configure(string severity) => Hit with { GlobalConfig = $"dotnet_diagnostic.{Rule.Id}.severity = {severity}\n" };

    private async Task<IEnumerable<Diagnostic>> FindAsync(TestProject project) =>
        (await AnalyzerVerifier.FindAsync(project, new TAnalyzer())).Where(finding => finding.Id == Rule.Id);
}
