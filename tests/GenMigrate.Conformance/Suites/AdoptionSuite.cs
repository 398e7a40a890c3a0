namespace GenMigrate.Conformance;

/// <summary>Tables of older systems, read and left alone: what they say was applied is declared as applied.</summary>
public abstract class AdoptionSuite(ConformanceProvider provider) : ConformanceSuite(provider)
{
    private const string Older = "older_migrations";
    private static readonly DateTime Then = new(2024, 2, 29, 12, 34, 56, DateTimeKind.Utc);
    private static readonly TestMigration One = TestMigration.Creates(1, "workers");
    private static readonly TestMigration Two = TestMigration.Inserts(2, "workers", "Ada");
    private static readonly TestMigration Three = TestMigration.Creates(3, "jobs");

    [ServerFact]
    public async Task Id_migration_name_and_applied_at()
    {
        await Database.CreateOlderAsync(
            Older,
            Row(("id", 11L), ("migration_name", "001_create_workers"), ("applied_at", Then)),
            Row(("id", 12L), ("migration_name", "002_first_workers.sql"), ("applied_at", Then.AddDays(1))),
            Row(("id", 13L), ("migration_name", "009_gone"), ("applied_at", Then.AddDays(2))),
            Row(("id", 14L), ("migration_name", "fixup"), ("applied_at", Then.AddDays(3))));
        var adoption = await AdoptAsync();
        Assert.Equal("migration_name", adoption.Column);
        Assert.Equal("1 Adopted, 2 Adopted, 9 Unknown, - NotUnderstood", Outcomes(adoption));
        Assert.Equal(["001_create_workers", "002_first_workers.sql", "009_gone", "fixup"], adoption.Entries.Select(entry => entry.Row));
        await AssertAdoptedAsync((1, Then), (2, Then.AddDays(1)));
    }

    [ServerFact]
    public async Task Id_filename_checksum_executed_at_success_and_rolled_back()
    {
        await Database.CreateOlderAsync(
            Older,
            Executed(1, "0001_workers.sql", Then, success: true, rolledBack: false),
            Executed(2, "0002_broken.sql", Then, success: false, rolledBack: false),
            Executed(3, "0002_broken.sql", Then.AddHours(1), success: true, rolledBack: false),
            Executed(4, "0003_jobs.sql", Then.AddHours(2), success: true, rolledBack: true));
        var adoption = await AdoptAsync();
        Assert.Equal(("filename", "1 Adopted, 2 NotApplied, 2 Adopted, 3 NotApplied"), (adoption.Column, Outcomes(adoption)));
        await AssertAdoptedAsync((1, Then), (2, Then.AddHours(1)));
    }

    [ServerFact]
    public async Task Version_name_and_appliedAt()
    {
        await Database.CreateOlderAsync(Older, Row(("version", 2L), ("name", "people"), ("appliedAt", Then.AddHours(1))), Row(("version", 1L), ("name", "000 before all"), ("appliedAt", Then)));
        var adoption = await AdoptAsync();
        Assert.Equal(("version", "1 Adopted, 2 Adopted"), (adoption.Column, Outcomes(adoption)));
        await AssertAdoptedAsync((1, Then), (2, Then.AddHours(1)));
    }

    [ServerFact]
    public async Task Versions_and_times_may_be_text()
    {
        await Database.CreateOlderAsync(Older, Row(("version", "001"), ("applied_at", "2024-02-29T13:34:56+01:00")), Row(("version", "2"), ("applied_at", "some day")));
        await AdoptAsync();
        Assert.Equal(Then, (await RowAsync(1)).AppliedAt);
        Assert.True((await RowAsync(2)).AppliedAt > Then);
    }

    [ServerFact]
    public async Task What_is_adopted_is_not_applied_again_and_can_be_rolled_back()
    {
        await Database.DoAsync(TestStep.Create("workers"));
        await Database.CreateOlderAsync(Older, Row(("version", 1L)));
        await AdoptAsync();
        Assert.Equal("up 2, up 3", Done(await UpAsync(One, Two, Three)));
        Assert.Equal("down 3, down 2, down 1", Done(await Runner([One, Two, Three]).RollbackToAsync(0)));
    }

    [ServerFact]
    public async Task It_may_be_repeated_and_brings_nothing_back_that_was_rolled_back_since()
    {
        await Database.DoAsync(TestStep.Create("workers"), TestStep.Insert("workers", "Ada"));
        await Database.CreateOlderAsync(Older, Row(("version", 1L)), Row(("version", 2L)));
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
        await Database.CreateOlderAsync(Older, Row(("version", 2L)));
        Assert.Equal("2 Adopted", Outcomes(await AdoptAsync()));
        Assert.Equal("1 applied, 2 baseline", await StatesAsync());
    }

    [ServerFact]
    public async Task Two_rows_of_one_version_are_refused_and_make_nothing()
    {
        await Database.CreateOlderAsync(Older, Row(("migration_name", "001_a")), Row(("migration_name", "002_b")), Row(("migration_name", "002_c")));
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
        await Database.CreateOlderAsync(Older, Row(("version", 2L)));
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
    public async Task A_table_without_versions_is_refused()
    {
        await Database.CreateOlderAsync(Older, Row(("name", "create workers"), ("version", 0L)));
        Assert.Contains("none of them gives a version", (await Assert.ThrowsAsync<MigrationException>(AdoptAsync)).Message, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task The_history_itself_is_no_older_table() =>
        Assert.Contains("is the history itself", (await Assert.ThrowsAsync<MigrationException>(() => Runner([One]).AdoptAsync("genmigrate_history"))).Message, StringComparison.Ordinal);

    [ServerFact]
    public async Task Looking_first_shows_the_same_and_makes_nothing()
    {
        await Database.CreateOlderAsync(Older, Row(("version", 1L)), Row(("version", 7L)));
        var before = await Database.DumpAsync();
        Assert.Equal("1 Adopted, 7 Unknown", Outcomes(await Runner([One]).PlanAdoptionAsync(Older)));
        Assert.Empty(await Database.OwnTablesAsync());
        Assert.Equal(before, await Database.DumpAsync());
    }

    private static Dictionary<string, object?> Row(params (string Column, object? Value)[] values) => values.ToDictionary(value => value.Column, value => value.Value);

    private static Dictionary<string, object?> Executed(long id, string file, DateTime at, bool success, bool rolledBack) =>
        Row(("id", id), ("filename", file), ("checksum", "9e107d9d372bb6826bd81d3542a419d6"), ("executed_at", at), ("success", success), ("rolled_back", rolledBack));

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
            expected.Select(row => (row.Version, "baseline", $"M{row.Version}", (string?)registry.Migrations[(int)row.Version - 1].Checksum, (DateTimeOffset?)row.At)),
            (await Database.ReadHistoryAsync()).Select(row => (row.Version, row.State, row.Name, row.Checksum, row.AppliedAt)));
    }
}
