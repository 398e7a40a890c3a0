namespace GenMigrate.Tests;

public sealed class RepositoryTests
{
    private static readonly string[] TopLevel =
    [
        "src", "generators", "tests", "samples", "docs", "GenMigrate.sln", "Directory.Packages.props", "Directory.Build.props", "global.json",
        "README.md", "LICENSE", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "CODE_OF_CONDUCT.md", "test.sh",
        ".ci", ".editorconfig", ".gitattributes", ".gitignore", ".git", ".github", ".config", ".globalconfig",
    ];

    private static readonly string[] Reflection = ["GetTypes(", "Activator.", "GetCustomAttribute"];

    [Fact]
    public void The_top_level_holds_what_the_design_lists_and_nothing_else()
    {
        // Git ignores what tools leave behind: directories by name, files by ending.
        var ignored = File.ReadAllLines(Repository.PathOf(".gitignore"));
        var strange = Directory.EnumerateFileSystemEntries(Repository.Root)
            .Select(entry => Path.GetFileName(entry)!)
            .Where(name => !TopLevel.Contains(name) && !ignored.Contains(name + "/") && !ignored.Contains("*" + Path.GetExtension(name)));

        Assert.Empty(strange);
    }

    [Fact]
    public void Nothing_in_src_finds_types_or_makes_objects_by_reflection()
    {
        var found = Repository.Files("src", "*.cs").SelectMany(file => File.ReadLines(file)
            .Select((line, index) => (line, at: $"{Repository.Relative(file)}:{index + 1}"))
            .Where(place => Reflection.Any(word => place.line.Contains(word, StringComparison.Ordinal)))
            .Select(place => $"{place.at}: {place.line.Trim()}"));

        Assert.Empty(found);
    }

    [Fact]
    public void No_source_file_is_longer_than_400_lines()
    {
        var tooLong = Repository.Files("src", "*.cs").Concat(Repository.Files("generators", "*.cs")).Concat(Repository.Files("tests", "*.cs"))
            .Select(file => (file, lines: File.ReadLines(file).Count()))
            .Where(file => file.lines > 400 && !file.file.EndsWith(".verified.cs", StringComparison.Ordinal))
            .Select(file => $"{Repository.Relative(file.file)}: {file.lines} lines");

        Assert.Empty(tooLong);
    }
}
