namespace GenMigrate.Docs.Tests;

/// <summary>What a reader copies compiles.</summary>
public sealed class SnippetTests
{
    public static TheoryData<string> Pages => [.. Repository.UserPages.Where(page => Snippets(page).Any())];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Snippets_compile(string page)
    {
        var errors = new List<string>();
        foreach (var snippet in Snippets(page).Where(snippet => !SnippetCompiler.IsExempt(snippet)))
        {
            errors.AddRange((await SnippetCompiler.FindErrorsAsync(snippet.Text, snippet.Comment)).Select(error => $"{page}({snippet.Line}): {error}"));
        }

        Assert.True(errors.Count == 0, string.Join('\n', errors));
    }

    [Theory]
    [InlineData("await using var database = new SqliteMigrationDatabase(1);", "CS1503")]
    [InlineData("[Migration(0)] public sealed class M : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }", "GENM1003")]
    [InlineData("builder.Services.AddGenMigrate(GeneratedMigrations.Nothing, options => options.UseSqlite(\"\"));", "CS0103")]
    public async Task A_wrong_snippet_is_found(string snippet, string error) =>
        Assert.Contains(await SnippetCompiler.FindErrorsAsync(snippet, ""), found => found.Contains(error, StringComparison.Ordinal));

    private static IEnumerable<CodeBlock> Snippets(string page) => CodeBlock.ReadAll(page).Where(block => block.Language is "csharp" or "cs" or "c#");
}
