using System.Globalization;
using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators.Tests;

/// <summary>
/// Code as it is while it is typed: tokens missing anywhere, files cut off. The compiler complains; the generator and
/// the rules do their best and never break off. <c>GENMIGRATE_FUZZ</c> is the number of rounds.
/// </summary>
public sealed class BrokenCodeTests
{
    private const int DefaultRounds = 60;
    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("GENMIGRATE_FUZZ") ?? DefaultRounds.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static readonly TestProject Whole = Mistakes.Project with
    {
        Sources =
        [
            .. Mistakes.Project.Sources.Select(source => (source.Path, MarkupSource.Parse(source.Text).Text)),
            .. Shapes.Sources.Select((source, index) => ($"Shape{index}.cs", source.Replace("using GenMigrate;", $"namespace Shape{index}; using GenMigrate;", StringComparison.Ordinal))),
        ],
        Files = Mistakes.Project.Files.ConvertAll(file => (file.Path, MarkupSource.Parse(file.Text).Text)),
    };

    [Fact]
    public async Task Nothing_breaks_off_over_broken_code()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var random = new Random(round);
            var broken = Whole with
            {
                Sources = Whole.Sources.ConvertAll(source => (source.Path, WithoutTokens(source.Text, random))),
                Files = Whole.Files.ConvertAll(file => (file.Path, WithoutPart(file.Text, random))),
            };
            GeneratorHarness.Run(broken, mayBeBroken: true);
            using var workspace = new TestWorkspace(broken);
            _ = await AnalyzerVerifier.AnalyzeAsync(workspace.Project, AnalyzerVerifier.All, mayBeBroken: true);
        }
    }

    private static string WithoutTokens(string text, Random random)
    {
        for (var deletions = random.Next(1, 4); deletions > 0; deletions--)
        {
            var tokens = TestProject.Of().Parse("Test0.cs", text).GetRoot().DescendantTokens().Where(token => token.Span.Length > 0).ToList();
            if (tokens.Count > 0)
            {
                var token = tokens[random.Next(tokens.Count)];
                text = text.Remove(token.SpanStart, token.Span.Length);
            }
        }

        return random.Next(10) == 0 ? text[..random.Next(text.Length)] : text;
    }

    private static string WithoutPart(string text, Random random)
    {
        var start = random.Next(text.Length);
        return text.Remove(start, random.Next(text.Length - start));
    }
}
