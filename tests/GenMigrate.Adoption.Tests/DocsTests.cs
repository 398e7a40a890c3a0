using System.Text.RegularExpressions;

namespace GenMigrate.Adoption.Tests;

/// <summary>docs/adopting.md, followed: its commands, its map and its view, as they stand there.</summary>
public sealed partial class DocsTests : IDisposable
{
    private static readonly string Page = File.ReadAllText(Find("docs", "adopting.md"));
    private readonly DatabaseFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task The_steps_lead_to_a_database_with_nothing_pending()
    {
        _file.Execute(
            """
            CREATE TABLE jobs (id INTEGER PRIMARY KEY, title TEXT);
            CREATE TABLE schema_version (id INTEGER PRIMARY KEY, name TEXT, applied_at TEXT, execution_time INTEGER);
            INSERT INTO schema_version VALUES (1, '000_create-jobs.sql', '2024-01-31 12:00:00', 12), (2, '4f2a9c1b', '2024-02-01 12:00:00', 34);
            """);
        var commands = Commands().Matches(Page).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(["baseline --adopt schema_version --dry-run", "baseline --adopt schema_version --yes", "status"], commands);

        foreach (var command in commands)
        {
            Assert.Equal(0, await RunAsync(command));
        }

        Assert.Equal(0, await RunAsync("status --check"));
        Assert.Equal(0, await RunAsync(commands[1]));
    }

    [Fact]
    public async Task The_map_is_read_as_it_stands_there()
    {
        var map = Path.Combine(_file.Folder, "old.txt");
        await File.WriteAllTextAsync(map, Block("```\n# row"));
        _file.Execute(
            """
            CREATE TABLE older (name TEXT);
            INSERT INTO older VALUES ('001_workers.sql'), ('4f2a9c1b'), ('auth.0001_initial');
            """);

        Assert.Equal(1, await RunAsync("baseline --adopt older --yes"));
        Assert.Equal(0, await RunAsync($"baseline --adopt older --yes --map {map}"));
        Assert.Equal(0, await RunAsync("status --check"));
    }

    [Fact]
    public async Task Two_files_with_one_number_are_one_migration_that_a_map_tells()
    {
        var map = Path.Combine(_file.Folder, "merged.txt");
        var lines = Block("```\n005_add_names").Replace("005", "002", StringComparison.Ordinal).Replace("= 5", "= 2", StringComparison.Ordinal);
        await File.WriteAllTextAsync(map, lines);
        _file.Execute(
            """
            CREATE TABLE older (name TEXT);
            INSERT INTO older VALUES ('001_create_jobs'), ('002_add_names.sql'), ('002_add_emails.sql');
            """);

        Assert.Equal(1, await RunAsync("baseline --adopt older --yes"));
        Assert.Equal(0, _file.Count("sqlite_master WHERE name LIKE 'genmigrate%'"));
        Assert.Equal(0, await RunAsync($"baseline --adopt older --yes --map {map}"));
        Assert.Equal(0, await RunAsync("status --check"));
    }

    [Fact]
    public async Task Files_numbered_000_that_moved_into_the_next_migration_are_not_taken_for_another()
    {
        _file.Execute(
            """
            CREATE TABLE older (name TEXT);
            INSERT INTO older VALUES ('000_first.sql'), ('000_second.sql'), ('001_create_jobs.sql');
            """);

        Assert.Equal(0, await RunAsync("baseline --adopt older --yes"));
        Assert.Equal(1, _file.Count("genmigrate_history WHERE version = 1 AND state = 'baseline'"));
        Assert.Equal(1, _file.Count("genmigrate_history"));
    }

    [Fact]
    public async Task The_view_is_an_adapter()
    {
        _file.Execute(
            $"""
            CREATE TABLE deployments (file TEXT, done TEXT, kind TEXT);
            INSERT INTO deployments VALUES ('create_jobs', '2024-01-31', 'schema'), ('4f2a9c1b', '2024-01-31', 'schema'), ('release notes', '2024-01-31', 'text');
            {Line("    CREATE VIEW")};
            """);

        Assert.Equal(0, await RunAsync("baseline --adopt old_history --yes"));
        Assert.Equal(0, await RunAsync("status --check"));
    }

    [Fact]
    public void The_attribute_compiles_as_it_stands_there() => Assert.Contains($"[Migration(2, FormerName = \"{GeneratedMigrations.DocsRegistry.Migrations[1].FormerName}\")]", Page, StringComparison.Ordinal);

    private Task<int> RunAsync(string command) => MigrationCommand.RunAsync(command.Split(' '), GeneratedMigrations.DocsRegistry, new SqliteMigrationDatabase(_file.ConnectionString));

    private static string Block(string start) => Page[(Page.IndexOf(start, StringComparison.Ordinal) + "```\n".Length)..].Split("```")[0];

    private static string Line(string start) => Page[Page.IndexOf(start, StringComparison.Ordinal)..].Split('\n')[0].Trim();

    private static string Find(params string[] path)
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "GenMigrate.sln")))
        {
            directory = directory.Parent!;
        }

        return Path.Combine([directory.FullName, .. path]);
    }

    [GeneratedRegex(@"\bapp (baseline --adopt schema_version[^`\n]*|status)")]
    private static partial Regex Commands();
}
