namespace GenMigrate.Docs.Tests;

/// <summary>Finds the Markdown files of the checkout that these tests were built from.</summary>
internal static class Repository
{
    // What tools leave behind, and what is not ours.
    private static readonly string[] Skipped = ["bin", "obj", "node_modules", "artifacts", "_site", ".git"];

    public static string Root { get; } = FindRoot();

    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>All Markdown files, relative to the root.</summary>
    public static IReadOnlyList<string> Pages { get; } = [.. Find("", ".md").Order(StringComparer.Ordinal)];

    /// <summary>The pages that users read: README, docs, samples, and what is packed.</summary>
    public static IReadOnlyList<string> UserPages { get; } = [.. Pages.Where(page => page == "README.md" || page.Split('/')[0] is "docs" or "samples" or "src")];

    /// <summary>Files below a folder, relative to the root, with '/' as the separator.</summary>
    public static IEnumerable<string> Find(string folder, string extension)
    {
        var directory = Path.Combine(Root, folder);
        foreach (var file in Directory.EnumerateFiles(directory, "*" + extension))
        {
            yield return Path.GetRelativePath(Root, file).Replace('\\', '/');
        }

        foreach (var child in Directory.EnumerateDirectories(directory).Where(child => !Skipped.Contains(Path.GetFileName(child))))
        {
            foreach (var file in Find(Path.GetRelativePath(Root, child), extension))
            {
                yield return file;
            }
        }
    }

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file)).ReplaceLineEndings("\n");

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "GenMigrate.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("These tests are not in the repository.");
        }

        return directory.FullName;
    }
}
