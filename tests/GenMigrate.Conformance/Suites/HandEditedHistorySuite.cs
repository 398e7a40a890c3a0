namespace GenMigrate.Conformance;

/// <summary>A history that somebody has changed by hand: whatever cannot be read is refused with its row and column.</summary>
public abstract class HandEditedHistorySuite(ConformanceProvider provider) : ConformanceSuite(provider)
{
    private const string History = "genmigrate_history";
    private const string Journal = "genmigrate_journal";

    private static readonly TestMigration[] Three = [TestMigration.Creates(1, "log"), TestMigration.Inserts(2, "log", "a"), TestMigration.Inserts(3, "log", "b")];

    [ServerFact]
    public Task A_state_that_nobody_knows() => IsRefusedAsync("state", "paused");

    [ServerFact]
    public Task A_state_that_is_missing() => IsRefusedAsync("state", null);

    [ServerFact]
    public Task A_direction_that_nobody_knows() => IsRefusedAsync("direction", "sideways");

    [ServerFact]
    public Task A_name_that_is_missing() => IsRefusedAsync("name", null);

    [ServerFact]
    public Task A_count_of_steps_that_is_no_number() => IsRefusedAsync("steps_done", "many");

    [ServerFact]
    public Task A_count_of_steps_that_is_missing() => IsRefusedAsync("steps_done", null);

    [ServerFact]
    public Task A_token_that_is_no_number() => IsRefusedAsync("token", "mine");

    [ServerFact]
    public Task A_time_that_is_none() => IsRefusedAsync("applied_at", "yesterday");

    [ServerFact]
    public Task A_time_of_rolling_back_that_is_none() => IsRefusedAsync("rolled_back_at", "");

    [ServerFact]
    public Task A_duration_that_is_no_number() => IsRefusedAsync("execution_time_ms", "long");

    [ServerFact]
    public async Task Two_rows_of_one_version()
    {
        await UpAsync(Three.Take(2));
        await Database.DuplicateHistoryRowAsync(2);
        var error = await RefusalAsync();
        Assert.Contains("version 2", error, StringComparison.Ordinal);
        Assert.Contains(History, error, StringComparison.Ordinal);
    }

    [ServerFact]
    public Task An_entry_with_an_action_that_nobody_knows() => IsRefusedInJournalAsync("action", "dance");

    [ServerFact]
    public Task An_entry_with_a_time_that_is_none() => IsRefusedInJournalAsync("at", "yesterday");

    [ServerFact]
    public Task An_entry_with_a_kind_that_nobody_knows() => IsRefusedInJournalAsync("kind", "weed");

    [ServerFact]
    public Task An_entry_with_a_duration_that_is_no_number() => IsRefusedInJournalAsync("duration_ms", "long");

    [ServerFact]
    public Task An_entry_with_counts_that_are_none() => IsRefusedInJournalAsync("affected", "1,many");

    [ServerFact]
    public async Task A_lock_whose_holder_is_no_process()
    {
        await UpAsync(Three.Take(2));
        await Database.SpoilLockAsync();
        var error = await Assert.ThrowsAsync<MigrationDatabaseException>(() => UpAsync(Three));
        Assert.Contains($"A row in 'genmigrate_lock' cannot be read: '{Database.StoredName("process_id")}' is not a count", error.Message, StringComparison.Ordinal);
    }

    private async Task IsRefusedAsync(string column, string? value)
    {
        await UpAsync(Three.Take(2));

        // The first row, because a database may have to change the column's type in all of them.
        await Database.SpoilAsync(History, 1, column, value);
        NamesAll(await RefusalAsync(), History, 1, column);
        Assert.Equal("a", await ValuesAsync("log"));
    }

    private async Task IsRefusedInJournalAsync(string column, string? value)
    {
        await UpAsync(Three.Take(2));
        await Database.SpoilAsync(Journal, 2, column, value);
        NamesAll((await Assert.ThrowsAsync<MigrationDatabaseException>(() => Runner(Three).GetHistoryAsync())).Message, Journal, 2, column);
    }

    // Whoever asks is told the same.
    private async Task<string> RefusalAsync()
    {
        var error = await Assert.ThrowsAsync<MigrationDatabaseException>(() => UpAsync(Three));
        Assert.Equal(error.Message, (await Assert.ThrowsAsync<MigrationDatabaseException>(() => Runner(Three).GetStatusAsync())).Message);
        Assert.Equal(error.Message, (await Assert.ThrowsAsync<MigrationDatabaseException>(() => Runner(Three).ValidateAsync())).Message);
        return error.Message;
    }

    private void NamesAll(string message, string table, long version, string column)
    {
        Assert.Contains($"version {version} in '{table}'", message, StringComparison.Ordinal);
        Assert.Contains($"'{Database.StoredName(column)}'", message, StringComparison.Ordinal);
    }
}
