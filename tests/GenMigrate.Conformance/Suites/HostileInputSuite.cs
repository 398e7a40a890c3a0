namespace GenMigrate.Conformance;

/// <summary>Names, texts and numbers at the edge of what is possible.</summary>
public abstract class HostileInputSuite(ConformanceProvider provider) : ConformanceSuite(provider)
{
    [ServerFact]
    public Task A_name_with_quotes() => IsKeptAsync("O'Brien said \"no\" `twice` [again]; DROP TABLE genmigrate_history; --");

    [ServerFact]
    public Task A_name_with_line_breaks() => IsKeptAsync("one\ntwo\r\nthree\ttab");

    [ServerFact]
    public Task A_name_beyond_the_basic_plane() => IsKeptAsync("Größe 数据 🚀👩‍👩‍👧 \u200d\u202e e\u0301");

    [ServerFact]
    public Task A_name_of_ten_thousand_characters() => IsKeptAsync(new string('x', 9_999) + "🚀");

    [ServerFact]
    public Task A_name_with_placeholders() => IsKeptAsync("{0} {Version} @name $1 :name ? %s %");

    [ServerFact]
    public async Task The_highest_version_there_is()
    {
        TestMigration[] migrations = [TestMigration.Creates(long.MaxValue - 1, "log"), TestMigration.Inserts(long.MaxValue, "log", "a")];
        Assert.Equal($"up {long.MaxValue - 1}, up {long.MaxValue}", Done(await UpAsync(migrations)));
        Assert.True(await Runner(migrations).IsUpToDateAsync());
        Assert.Equal($"down {long.MaxValue}", Done(await Runner(migrations).RollbackAsync()));
        Assert.Equal($"{long.MaxValue - 1} applied, {long.MaxValue} rolled_back", await StatesAsync());
    }

    [ServerFact]
    public async Task Values_with_anything_in_them()
    {
        const string Value = "it's; a 'test' -- /* no comment */ \"quoted\"\n$$dollars$$ \\n 🚀";
        await UpAsync(TestMigration.Creates(1, "log"), TestMigration.Inserts(2, "log", Value), new(3) { Up = [TestStep.Code("fill", (context, token) => context.InsertAsync("log", Value, token))] });
        Assert.Equal([Value, Value], await Database.ValuesAsync("log"));
    }

    [ServerFact]
    public async Task An_error_with_anything_in_it()
    {
        const string Error = "it's \"wrong\"\nand 🚀 {0} @name";
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(new TestMigration(1) { Up = [TestStep.Code("fail", (_, _) => throw new FormatException(Error))] }));
        Assert.Equal(Error, (await RowAsync(1)).ErrorMessage);
    }

    [ServerFact]
    public Task An_error_with_a_NUL_in_it() => IsRecordedAsync("bad \0 byte", "bad \ufffd byte");

    [ServerFact]
    public Task An_error_with_half_a_surrogate_pair() => IsRecordedAsync("half \ud83d emoji, \ude80\ud83d", "half \ufffd emoji, \ufffd\ufffd");

    [ServerFact]
    public Task An_error_of_forty_megabytes() => IsRecordedAsync(new string('x', 40_000_000), $"{new string('x', 7_900)}... (40,000,000 characters in all)");

    [ServerFact]
    public Task A_long_error_is_not_cut_within_a_character() => IsRecordedAsync("x" + string.Concat(Enumerable.Repeat("🚀", 5_000)), $"x{string.Concat(Enumerable.Repeat("🚀", 3_949))}... (10,001 characters in all)");

    [ServerFact]
    public Task An_error_without_words() => IsRecordedAsync("", nameof(FormatException));

    [ServerFact]
    public async Task A_description_that_no_database_can_hold()
    {
        await UpAsync(TestMigration.Creates(1, "log") with { Name = "half \ud83d", Description = "a \0 byte" });
        Assert.Equal(("half \ufffd", "a \ufffd byte"), ((await RowAsync(1)).Name, (await RowAsync(1)).Description));
    }

    [ServerFact]
    public async Task A_registry_with_a_hostile_name()
    {
        const string Name = "O'Brien \"; 🚀";
        TestMigration[] migrations = [TestMigration.Creates(1, "log")];
        await Runner(migrations, registry: Name).MigrateAsync();
        Assert.Equal(Name, (await RowAsync(1)).Registry);
        Assert.True(await Runner(migrations, registry: Name).IsUpToDateAsync());
    }

    // With a transaction and without; where people look at it, it is the same.
    private async Task IsRecordedAsync(string thrown, string recorded)
    {
        var migration = new TestMigration(1) { Up = [TestStep.Code("fail", (_, _) => throw new FormatException(thrown))] };
        foreach (var attempt in new[] { migration, migration.OptedOut() })
        {
            var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(attempt));
            Assert.Contains(recorded.TrimEnd('.'), failure.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("could not be recorded", failure.Message, StringComparison.Ordinal);
            Assert.Equal(("failed", recorded), ((await RowAsync(1)).State, (await RowAsync(1)).ErrorMessage));
            Assert.Equal(recorded, (await Database.ReadJournalAsync())[^1].ErrorMessage);
            Assert.Equal(recorded, Assert.Single((await Runner([attempt]).GetStatusAsync()).Entries).Error);
        }

        Assert.Equal("up 1 failed, up 1 failed", await JournalAsync());
    }

    private async Task IsKeptAsync(string name)
    {
        TestMigration[] migrations =
        [
            TestMigration.Creates(1, "log") with { Name = name, Description = name },
            new TestMigration(2) { Name = name, Up = [TestStep.Insert("log", "a"), TestStep.Alone("log", "b")], Down = [TestStep.Delete("log", "a")] }.OptedOut(),
        ];
        await UpAsync(migrations);
        Assert.Equal((name, name), ((await RowAsync(1)).Name, (await RowAsync(1)).Description));
        Assert.True(await Runner(migrations).IsUpToDateAsync());
        Assert.Equal(name, (await Runner(migrations).GetStatusAsync()).Entries[0].Name);
        await Runner(migrations).RollbackAsync();
        Assert.Equal("1 applied, 2 rolled_back", await StatesAsync());
    }
}
