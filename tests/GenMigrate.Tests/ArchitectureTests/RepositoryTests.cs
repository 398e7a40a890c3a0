namespace GenMigrate.Tests;

public sealed class RepositoryTests
{
    private static readonly string[] TopLevel =
    [
        "src", "generators", "tests", "samples", "GenMigrate.sln", "GenMigrate.WithoutMongoDb.slnf", "Directory.Packages.props", "Directory.Build.props",
        "README.md", "LICENSE", "CONTRIBUTING.md", "CHANGELOG.md", "test.sh",
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
    public void The_filter_without_MongoDB_leaves_out_nothing_else()
    {
        var solution = File.ReadLines(Path.Combine(Repository.Root, "GenMigrate.sln"))
            .SelectMany(line => line.Split('"')).Where(part => part.EndsWith(".csproj", StringComparison.Ordinal) && !NeedsDriver(part));
        var filter = File.ReadLines(Path.Combine(Repository.Root, "GenMigrate.WithoutMongoDb.slnf"))
            .SelectMany(line => line.Split('"')).Where(part => part.EndsWith(".csproj", StringComparison.Ordinal)).Select(part => part.Replace(@"\\", @"\", StringComparison.Ordinal));

        Assert.Equal(solution.Order(StringComparer.Ordinal), filter.Order(StringComparer.Ordinal));
    }

    private static bool NeedsDriver(string project) => project.Contains("MongoDb", StringComparison.Ordinal)
        || File.ReadAllText(Path.Combine(Repository.Root, project.Replace('\\', Path.DirectorySeparatorChar))).Contains("GenMigrate.MongoDb", StringComparison.Ordinal);

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
