namespace GenMigrate.Conformance;

/// <summary>Tables of other tools, read and left alone: what they say was applied is declared as applied.</summary>
public abstract class AdoptionSuite(ConformanceProvider provider) : ConformanceSuite(provider)
{
    private const string Older = "older_migrations";
    private static readonly DateTime Then = new(2024, 2, 29, 12, 34, 56, DateTimeKind.Utc);
    private static readonly TestMigration One = TestMigration.Creates(1, "workers") with { Name = "CreateWorkers" };
    private static readonly TestMigration Two = TestMigration.Inserts(2, "workers", "Ada") with { Name = "FirstWorkers" };
    private static readonly TestMigration Three = TestMigration.Creates(3, "jobs") with { Name = "CreateJobs" };

    [ServerFact]
    public async Task Id_migration_name_and_applied_at()
    {
        await Database.CreateLegacyHistoryAsync(
            Older,
            Row(("id", 1L), ("migration_name", "CreateWorkers"), ("applied_at", Then)),
            Row(("id", 3L), ("migration_name", "FirstWorkers"), ("applied_at", Then.AddDays(1))),
            Row(("id", 13L), ("migration_name", "Gone"), ("applied_at", Then.AddDays(2))));
        var adoption = await AdoptAsync();
        Assert.Equal(("migration_name", null), (adoption.Column, adoption.Tool));
        Assert.Equal("1 Adopted, 2 Adopted, - Unknown", Outcomes(adoption));
        Assert.Equal(["CreateWorkers", "FirstWorkers", "Gone"], adoption.Entries.Select(entry => entry.Row));
        await AssertAdoptedAsync((1, Then), (2, Then.AddDays(1)));
    }

    [ServerFact]
    public async Task Id_filename_checksum_executed_at_success_and_rolled_back()
    {
        await Database.CreateLegacyHistoryAsync(
            Older,
            Executed("000_CreateWorkers", Then, success: true, rolledBack: false),
            Executed("000_FirstWorkers", Then, success: false, rolledBack: false),
            Executed("000_FirstWorkers", Then.AddHours(1), success: true, rolledBack: false),
            Executed("001_CreateJobs", Then.AddHours(2), success: true, rolledBack: true));
        var adoption = await AdoptAsync();
        Assert.Equal(("filename", "1 Adopted, 2 NotApplied, 2 Adopted, 3 NotApplied"), (adoption.Column, Outcomes(adoption)));
        Assert.Equal("9e107d9d372bb6826bd81d3542a419d6", adoption.Entries[0].Checksum);
        await AssertAdoptedAsync((1, Then), (2, Then.AddHours(1)));
        Assert.Equal((42L, "ada"), ((await RowAsync(1)).ExecutionTimeMs, (await RowAsync(1)).AppliedBy));
    }

    [ServerFact]
    public async Task Version_name_appliedAt_and_executionTime()
    {
        await Database.CreateLegacyHistoryAsync(
            Older,
            Row(("version", 2L), ("name", "first workers"), ("appliedAt", Then.AddHours(1)), ("executionTime", 1234L)),
            Row(("version", 1L), ("name", "create workers"), ("appliedAt", Then), ("executionTime", 5L)));
        var adoption = await AdoptAsync();
        Assert.Equal(("name, version", "1 Adopted, 2 Adopted"), (adoption.Column, Outcomes(adoption)));
        await AssertAdoptedAsync((1, Then), (2, Then.AddHours(1)));
        Assert.Equal((5L, 1234L), ((await RowAsync(1)).ExecutionTimeMs, (await RowAsync(2)).ExecutionTimeMs));
    }

    [ServerFact]
    public async Task Old_seeds_are_adopted_as_seeds_and_never_as_migrations()
    {
        TestMigration[] seeds = [TestMigration.Inserts(1, "workers", "Root") with { Name = "CreateAdminUser" }];
        await Database.CreateLegacyHistoryAsync("seeds", Row(("name", "001_create_admin_user"), ("executed", "2024-02-29T12:34:56Z")));
        var runner = new MigrationRunner(Provider.Registry([One, Two, Three], seeds: seeds), Database.Connect());
        Assert.Equal("Ambiguous 1", Kinds(await Assert.ThrowsAsync<MigrationRefusedException>(() => runner.AdoptAsync("seeds"))));
        Assert.Empty(await Database.OwnTablesAsync());
        var options = new AdoptionOptions { Kind = MigrationKind.Seed };
        Assert.Equal("1 Adopted", Outcomes(await runner.AdoptAsync("seeds", options)));
        Assert.Equal("1 AlreadyThere", Outcomes(await runner.AdoptAsync("seeds", options)));
        var row = Assert.Single(await Database.ReadHistoryAsync());
        Assert.Equal(("seed", 1L, "baseline", (DateTimeOffset?)Then), (row.Kind, row.Version, row.State, row.AppliedAt));
        var seeding = new MigrationRunner(Provider.Registry([], seeds: seeds), Database.Connect());
        Assert.Empty((await seeding.SeedAsync("Development")).Results);
    }

    [ServerFact]
    public async Task A_first_run_beside_another_tools_history_is_refused_until_somebody_decides()
    {
        await Database.CreateLegacyHistoryAsync("schema_migrations", Row(("version", 1L), ("dirty", false)));
        var runner = Runner([One, Two]);
        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => runner.MigrateAsync());
        Assert.Equal("LegacyHistory ", Kinds(refusal));
        Assert.Contains("'schema_migrations', the history of golang-migrate", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("`baseline --adopt schema_migrations`", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("`baseline 0`", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(await Database.OwnTablesAsync());
        Assert.Equal([MigrationProblemKind.LegacyHistory], (await runner.PlanAsync()).Problems.Select(problem => problem.Kind));
        Assert.Equal([MigrationProblemKind.LegacyHistory], (await runner.ValidateAsync()).Select(problem => problem.Kind));
        Assert.Equal([MigrationProblemKind.LegacyHistory], (await runner.GetStatusAsync()).Problems.Select(problem => problem.Kind));
        Assert.Equal("up 1, up 2", Done(await Runner([One, Two], options => options.IgnoreLegacyHistory = true).MigrateAsync()));
        Assert.Equal("up 3", Done(await UpAsync(One, Two, Three)));
    }

    [ServerFact]
    public async Task Baseline_0_says_that_it_is_something_elses()
    {
        await Database.CreateLegacyHistoryAsync("schema_migrations", Row(("version", 1L), ("dirty", false)));
        var runner = Runner([One]);
        Assert.Empty((await runner.BaselineAsync(0)).Results);
        Assert.Empty((await runner.BaselineAsync(0)).Results);
        Assert.Empty(await Database.ReadHistoryAsync());
        Assert.Equal("up 1", Done(await runner.MigrateAsync()));
    }

    [ServerFact]
    public async Task What_was_adopted_is_not_asked_for_again()
    {
        await Database.DoAsync(TestStep.Create("workers"));
        await Database.CreateLegacyHistoryAsync("schema_migrations", Row(("version", 1L), ("dirty", false)));
        Assert.Equal("1 Adopted", Outcomes(await Runner([One, Two, Three]).AdoptAsync("schema_migrations")));
        Assert.Equal("up 2, up 3", Done(await UpAsync(One, Two, Three)));
    }

    [ServerFact]
    public async Task A_table_of_the_program_that_is_only_called_so_is_no_history()
    {
        await Database.CreateLegacyHistoryAsync("schema_migrations", Row(("person", "Ada"), ("moved_to", "London")));
        await Database.CreateLegacyHistoryAsync("changelog", Row(("id", 1L), ("entry", "We changed something")));
        Assert.Equal("up 1", Done(await UpAsync(One)));
    }

    [ServerFact]
    public async Task Versions_and_times_may_be_text()
    {
        await Database.CreateLegacyHistoryAsync(Older, Row(("version", "001"), ("applied_at", "2024-02-29T13:34:56+01:00")), Row(("version", "2"), ("applied_at", "some day")));
        await AdoptAsync();
        Assert.Equal(Then, (await RowAsync(1)).AppliedAt);
        Assert.True((await RowAsync(2)).AppliedAt > Then);
    }

    [ServerFact]
    public async Task What_is_adopted_is_not_applied_again_and_can_be_rolled_back()
    {
        await Database.DoAsync(TestStep.Create("workers"));
        await Database.CreateLegacyHistoryAsync(Older, Row(("version", 1L)));
        await AdoptAsync();
        Assert.Equal("up 2, up 3", Done(await UpAsync(One, Two, Three)));
        Assert.Equal("down 3, down 2, down 1", Done(await Runner([One, Two, Three]).RollbackToAsync(0)));
    }

    [ServerFact]
    public async Task It_may_be_repeated_and_brings_nothing_back_that_was_rolled_back_since()
    {
        await Database.DoAsync(TestStep.Create("workers"), TestStep.Insert("workers", "Ada"));
        await Database.CreateLegacyHistoryAsync(Older, Row(("version", 1L)), Row(("version", 2L)));
        await AdoptAsync();
        Assert.Equal("1 AlreadyThere, 2 AlreadyThere", Outcomes(await AdoptAsync()));
        await Runner([One, Two, Three]).RollbackAsync();
        Assert.Equal("1 AlreadyThere, 2 AlreadyThere", Outcomes(await AdoptAsync()));
        Assert.Equal("1 baseline, 2 rolled_back", await StatesAsync());
        Assert.Equal("baseline 1 done, baseline 2 done, down 2 done", await JournalAsync());
    }

    [ServerFact]
    public async Task What_failed_and_left_nothing_is_adopted()
    {
        await UpAsync(One);
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(One, new TestMigration(2) { Up = [TestStep.Insert("workers", "Ada"), TestStep.Fail()] }));
        await Database.CreateLegacyHistoryAsync(Older, Row(("version", 2L)));
        Assert.Equal("2 Adopted", Outcomes(await AdoptAsync()));
        Assert.Equal("1 applied, 2 baseline", await StatesAsync());
    }

    [ServerFact]
    public async Task Two_rows_of_one_migration_are_refused_and_make_nothing()
    {
        await Database.CreateLegacyHistoryAsync(Older, Row(("migration_name", "001_create_workers")), Row(("migration_name", "002_first_workers")), Row(("migration_name", "first-workers")));
        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(AdoptAsync);
        Assert.Equal("Ambiguous 2", Kinds(refusal));
        Assert.Equal("1 Adopted, 2 Ambiguous, 2 Ambiguous", Outcomes(await Runner([One, Two, Three]).PlanAdoptionAsync(Older)));
        Assert.Empty(await Database.OwnTablesAsync());
    }

    [ServerFact]
    public async Task A_version_that_stopped_half_way_is_refused()
    {
        await UpAsync(One);
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(One, new TestMigration(2) { Up = [TestStep.Insert("workers", "Ada"), TestStep.Fail()] }.OptedOut()));
        await Database.CreateLegacyHistoryAsync(Older, Row(("version", 2L)));
        Assert.Equal("Unfinished 2", Kinds(await Assert.ThrowsAsync<MigrationRefusedException>(AdoptAsync)));
        Assert.Equal("1 applied, 2 failed", await StatesAsync());
    }

    [ServerFact]
    public async Task A_table_that_is_not_there_is_named_and_nothing_is_made()
    {
        var error = await Assert.ThrowsAsync<MigrationException>(AdoptAsync);
        Assert.StartsWith($"There is no '{Older}' in the database.", error.Message, StringComparison.Ordinal);
        Assert.Empty(await Database.OwnTablesAsync());
    }

    [ServerFact]
    public async Task A_table_without_names_and_versions_is_refused()
    {
        await Database.CreateLegacyHistoryAsync(Older, Row(("id", 1L), ("applied_at", Then)));
        Assert.Contains("none of them gives a name or a version", (await Assert.ThrowsAsync<MigrationException>(AdoptAsync)).Message, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task The_history_itself_is_not_adopted() =>
        Assert.Contains("is the history itself", (await Assert.ThrowsAsync<MigrationException>(() => Runner([One]).AdoptAsync("genmigrate_history"))).Message, StringComparison.Ordinal);

    [ServerFact]
    public async Task Looking_first_shows_the_same_and_makes_nothing()
    {
        await Database.CreateLegacyHistoryAsync(Older, Row(("version", 1L)), Row(("version", 7L)));
        var before = await Database.DumpAsync();
        Assert.Equal("1 Adopted, 7 Unknown", Outcomes(await Runner([One]).PlanAdoptionAsync(Older)));
        Assert.Empty(await Database.OwnTablesAsync());
        Assert.Equal(before, await Database.DumpAsync());
    }

    private static Dictionary<string, object?> Row(params (string Column, object? Value)[] values) => values.ToDictionary(value => value.Column, value => value.Value);

    private static Dictionary<string, object?> Executed(string id, DateTime at, bool success, bool rolledBack) => Row(
        ("id", id),
        ("filename", id + ".sql"),
        ("checksum", "9e107d9d372bb6826bd81d3542a419d6"),
        ("executed_at", at),
        ("duration_ms", 42L),
        ("executed_by", "ada"),
        ("success", success),
        ("rolled_back", rolledBack));

    private static string Outcomes(MigrationAdoption adoption) => string.Join(", ", adoption.Entries.Select(entry => $"{entry.Version?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"} {entry.Outcome}"));

    private async Task<MigrationAdoption> AdoptAsync()
    {
        var before = await Database.DumpAsync();
        var adoption = await Runner([One, Two, Three]).AdoptAsync(Older);
        Assert.Equal(before, await Database.DumpAsync());
        return adoption;
    }

    private async Task AssertAdoptedAsync(params (long Version, DateTime At)[] expected)
    {
        var registry = Provider.Registry([One, Two, Three]);
        Assert.Equal(
            expected.Select(row => (row.Version, "baseline", registry.Migrations[(int)row.Version - 1].Name, (string?)registry.Migrations[(int)row.Version - 1].Checksum, (DateTimeOffset?)row.At)),
            (await Database.ReadHistoryAsync()).Select(row => (row.Version, row.State, row.Name, row.Checksum, row.AppliedAt)));
    }
}
