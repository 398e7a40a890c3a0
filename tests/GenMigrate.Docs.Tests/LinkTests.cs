namespace GenMigrate.Docs.Tests;

/// <summary>Links within the repository lead to a file, and to a heading in it.</summary>
public sealed class LinkTests
{
    public static TheoryData<string> Pages => [.. Repository.Pages];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Relative_links_lead_somewhere(string page)
    {
        var broken = Link.FindBroken(page).ToList();

        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    [Fact]
    public void Every_page_of_the_documentation_is_in_its_index()
    {
        var listed = Link.ReadAll("docs/README.md").Concat(Link.ReadAll("docs/decisions/README.md").Select(link => (link.Line, "decisions/" + link.Target)))
            .Select(link => "docs/" + link.Item2.Split('#')[0])
            .ToHashSet(StringComparer.Ordinal);

        var pages = Repository.UserPages.Where(page => page.StartsWith("docs/", StringComparison.Ordinal) && page != "docs/README.md");

        Assert.All(pages, page => Assert.Contains(page, listed));
    }

    /// <remarks>The gallery shows a package's page without the repository around it.</remarks>
    [Fact]
    public void Pages_that_are_packed_have_absolute_links_to_pages_that_exist()
    {
        const string Base = "https://github.com/genmigrate/genmigrate/blob/main/";
        var pages = Repository.Pages.Where(page => page.StartsWith("src/", StringComparison.Ordinal)).ToList();
        var targets = pages.SelectMany(Link.ReadAll).Select(link => link.Target).ToList();

        Assert.NotEmpty(targets);
        Assert.All(targets, target => Assert.StartsWith(Base, target, StringComparison.Ordinal));
        Assert.All(targets, target => Assert.True(File.Exists(Path.Combine(Repository.Root, target[Base.Length..])), target));
    }

    [Fact]
    public void Anchors_are_those_of_GitHub() => Assert.Equal(
        ["settings-of-a-session-postgresql", "same", "same-1"],
        Link.Anchors("## Settings of a session (PostgreSQL)\n```\n# not a heading\n```\n## Same\n### Same"));
}
