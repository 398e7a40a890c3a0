using System.Text.Json;

namespace GenMigrate.Conformance;

/// <summary>Another tool's history as people and pipelines meet it: the first run, a look, the adoption, a refusal.</summary>
public abstract class AdoptionCommandSuite(ConformanceProvider provider) : ConformanceSuite(provider)
{
    private const string Known = "schema_migrations";
    private const string Older = "older_migrations";
    private static readonly DateTime Then = new(2024, 2, 29, 12, 34, 56, DateTimeKind.Utc);
    private static readonly TestMigration One = TestMigration.Creates(1, "workers") with { Name = "CreateWorkers" };
    private static readonly TestMigration Two = TestMigration.Creates(2, "jobs") with { Name = "CreateJobs" };
    private static readonly TestMigration Three = TestMigration.Creates(3, "skills") with { Name = "CreateSkills" };

    [ServerFact]
    public Task The_first_run_beside_a_known_table_is_refused_and_names_two_ways() => VerifyRefusalAsync("up");

    [ServerFact]
    public Task The_first_run_beside_a_known_table_is_refused_in_JSON() => VerifyRefusalAsync("up --json");

    private async Task VerifyRefusalAsync(string command)
    {
        await CreateKnownAsync();
        var before = await SnapshotAsync();

        var (exitCode, output, error) = await RunAsync(command);

        var text = command == "up" ? error : Error(output).GetProperty("message").GetString()!;
        Assert.Equal((1, command == "up" ? "" : "legacy_history"), (exitCode, command == "up" ? output : Error(output).GetProperty("problems")[0].GetProperty("kind").GetString()));
        Assert.Contains("'schema_migrations', the history of golang-migrate; nothing was changed.", text, StringComparison.Ordinal);
        Assert.Contains("`baseline --adopt schema_migrations`", text, StringComparison.Ordinal);
        Assert.Contains("`baseline 0`", text, StringComparison.Ordinal);
        Assert.Contains("`--ignore-legacy-history`", text, StringComparison.Ordinal);
        Assert.Equal(before, await SnapshotAsync());
    }

    [ServerFact]
    public Task After_adopting_the_first_run_applies_the_rest() => VerifyWayAsync($"baseline --adopt {Known} --yes", "1 baseline, 2 baseline, 3 applied");

    [ServerFact]
    public Task After_baseline_0_the_first_run_applies_everything() => VerifyWayAsync("baseline 0", "1 applied, 2 applied, 3 applied");

    [ServerFact]
    public Task After_a_run_with_the_option_for_pipelines_nothing_is_refused() => VerifyWayAsync("up --ignore-legacy-history", "1 applied, 2 applied, 3 applied");

    private async Task VerifyWayAsync(string way, string expected)
    {
        await CreateKnownAsync();
        Assert.Equal(1, (await RunAsync("up")).ExitCode);

        Assert.Equal(0, (await RunAsync(way)).ExitCode);

        Assert.Equal((0, 0), ((await RunAsync("up")).ExitCode, (await RunAsync("up --json")).ExitCode));
        Assert.Equal(expected, await StatesAsync());
    }

    [ServerFact]
    public async Task A_look_says_column_row_match_and_reason_and_writes_nothing()
    {
        await CreateOlderAsync(("CreateWorkers", Then, "applied"), ("002_create-jobs.sql", Then.AddHours(1), "failed"), ("gone", Then.AddHours(2), "applied"));
        var before = await SnapshotAsync();

        var (exitCode, output, _) = await RunAsync($"baseline --adopt {Older} --dry-run");

        Assert.Equal((0, before), (exitCode, await SnapshotAsync()));
        Assert.Equal(
            """
            adopted      1  2024-02-29T12:34:56Z  CreateWorkers <- CreateWorkers (same name)
            not applied  2  2024-02-29T13:34:56Z  CreateJobs <- 002_create-jobs.sql (it failed)
            unknown      -  2024-02-29T14:34:56Z  - <- gone (no migration has this name)
            1 to adopt, 1 not applied, 1 unknown from older_migrations, by migration_name; nothing was written

            """,
            output);
        var rows = (await JsonAsync($"baseline --adopt {Older} --dry-run --json")).GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(["adopted name: same name", "not_applied name: same name", "unknown : no migration has this name"], rows.Select(row => $"{Text(row, "outcome")} {Text(row, "match")}: {Text(row, "reason")}"));
        Assert.Equal("migration_name", Text(await JsonAsync($"baseline --adopt {Older} --dry-run --json"), "column"));
        Assert.Equal(before, await SnapshotAsync());
    }

    [ServerFact]
    public Task The_same_command_twice_changes_nothing() => VerifyTwiceAsync("");

    [ServerFact]
    public Task The_same_command_twice_changes_nothing_in_JSON() => VerifyTwiceAsync(" --json");

    private async Task VerifyTwiceAsync(string suffix)
    {
        await CreateOlderAsync(("create_jobs", Then, "applied"), ("create_workers", Then, "applied"));
        Assert.Equal(0, (await RunAsync($"baseline --adopt {Older} --yes{suffix}")).ExitCode);
        var once = await SnapshotAsync();

        Assert.Equal(0, (await RunAsync($"baseline --adopt {Older} --yes{suffix}")).ExitCode);

        Assert.Equal(once, await SnapshotAsync());
        Assert.Equal("1 baseline, 2 baseline", await StatesAsync());
    }

    [ServerFact]
    public Task One_ambiguous_row_is_enough_that_nothing_is_written() => VerifyAmbiguousAsync("");

    [ServerFact]
    public Task One_ambiguous_row_is_enough_in_JSON() => VerifyAmbiguousAsync(" --json");

    private async Task VerifyAmbiguousAsync(string suffix)
    {
        Assert.Equal(0, (await RunAsync("up 1")).ExitCode);
        await CreateOlderAsync(("create_jobs", Then, "applied"), ("create_skills", Then, "applied"), ("003_CreateSkills", Then, "applied"), ("create_workers", Then, "running"));
        var before = await SnapshotAsync();

        var (exitCode, output, error) = await RunAsync($"baseline --adopt {Older} --yes{suffix}");

        Assert.Equal((1, before), (exitCode, await SnapshotAsync()));
        Assert.Contains("The row 'create_workers' of 'older_migrations' does not say whether it is applied: 'status' is 'running'.", Plain(output + error), StringComparison.Ordinal);
        Assert.Contains("'older_migrations' has 2 rows for version 3 'CreateSkills': 'create_skills', '003_CreateSkills'.", Plain(output + error), StringComparison.Ordinal);
    }

    [ServerFact]
    public Task Migrations_that_are_only_names_are_adopted_by_name() => VerifyNamesAsync("migrations", "001_create_workers", "createJobs", seed: false);

    [ServerFact]
    public Task Seeds_that_are_only_names_are_adopted_by_name() => VerifyNamesAsync("seeds", "001_create_admin.js", "samples", seed: true);

    private async Task VerifyNamesAsync(string table, string first, string second, bool seed)
    {
        var option = seed ? " --seed" : "";
        await Database.CreateLegacyHistoryAsync(table, Row(("name", first)), Row(("name", second)));

        Assert.Equal(0, (await RunAsync($"baseline --adopt {table} --yes{option}")).ExitCode);
        Assert.Equal(0, (await RunAsync($"baseline --adopt {table} --yes{option}")).ExitCode);

        var rows = await Database.ReadHistoryAsync();
        Assert.Equal(seed ? ["seed 1 CreateAdmin", "seed 2 Samples"] : ["migration 1 CreateWorkers", "migration 2 CreateJobs"], rows.Select(row => $"{row.Kind} {row.Version} {row.Name}"));
        Assert.All(rows, row => Assert.Equal("baseline", row.State));
    }

    private static IReadOnlyDictionary<string, object?> Row(params (string Column, object? Value)[] values) => values.ToDictionary(value => value.Column, value => value.Value);

    private static string? Text(JsonElement element, string property) => element.GetProperty(property).GetString();

    private static JsonElement Error(string output) => JsonDocument.Parse(output).RootElement.GetProperty("error");

    private static string Plain(string output) => output.Replace("\\u0027", "'", StringComparison.Ordinal).Replace("\\u0060", "`", StringComparison.Ordinal);

    private Task CreateKnownAsync() => Database.CreateLegacyHistoryAsync(Known, Row(("version", 2L), ("dirty", false)));

    private Task CreateOlderAsync(params (string Name, DateTime At, string Status)[] rows) =>
        Database.CreateLegacyHistoryAsync(Older, [.. rows.Select((row, id) => Row(("id", id + 5L), ("migration_name", row.Name), ("applied_at", row.At), ("status", row.Status)))]);

    // Everything that is there: the program's own, the other tool's and ours.
    private async Task<string> SnapshotAsync() =>
        $"{await Database.DumpAsync()}\n{string.Join(", ", await Database.OwnTablesAsync())}\n{string.Join('\n', await Database.ReadHistoryAsync())}\n{string.Join('\n', await Database.ReadJournalAsync())}";

    private async Task<JsonElement> JsonAsync(string command) => JsonDocument.Parse((await RunAsync(command)).Output).RootElement;

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(string command)
    {
        TestMigration[] seeds = [TestMigration.Inserts(1, "workers", "Root") with { Name = "CreateAdmin" }, TestMigration.Inserts(2, "workers", "Ada") with { Name = "Samples" }];
        using var output = new StringWriter();
        using var error = new StringWriter();
        var console = new CommandConsole { Out = output, Error = error, Variable = _ => null, IsTerminal = false, IsErrorTerminal = false, CanAsk = false };
        var host = new CommandHost([Provider.Registry([One, Two, Three], seeds: seeds)], (_, _) => Database.Connect(), TakesConnection: false, null, console);
        return (await CommandRunner.RunAsync(command.Split(' '), host), output.ToString(), error.ToString());
    }
}
