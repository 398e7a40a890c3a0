namespace GenMigrate.Conformance;

/// <summary>Status, plan and validation only look: they wait for nobody and make nothing.</summary>
public abstract class LookingSuite(ConformanceProvider provider) : ConformanceSuite(provider)
{
    private static readonly TestMigration[] Two = [TestMigration.Creates(1, "log"), TestMigration.Inserts(2, "log", "a", "b").OptedOut()];

    [ServerFact]
    public async Task In_an_empty_database_nothing_is_made()
    {
        var runner = Runner(Two);
        Assert.Equal(2, (await runner.GetStatusAsync()).PendingCount);
        Assert.Equal(["up 1 M1", "up 2 M2"], (await runner.PlanAsync()).Migrations.Select(planned => planned.ToString()));
        Assert.Empty(await runner.ValidateAsync());
        Assert.False(await runner.IsUpToDateAsync());
        Assert.Empty(await Database.OwnTablesAsync());
    }

    [ServerFact]
    public async Task A_plan_has_the_steps_and_changes_nothing()
    {
        var plan = await Runner(Two).PlanAsync();
        Assert.Equal(["insert into log", "insert into log (step 2)"], plan.Migrations[1].Steps.Select(step => step.Name));
        Assert.Null(await Database.CountAsync("log"));
    }

    /// <remarks>They run a program's Main, and whatever it does there, to inspect it.</remarks>
    [ServerFact]
    public async Task A_program_within_a_design_tool_migrates_nothing()
    {
        foreach (var tool in new[] { "GetDocument.Insider", "ef", "dotnet-swagger", "NSwag.AspNetCore.Launcher" })
        {
            await using var process = await TestProcess.StartAsync(Provider);
            await process.SendAsync(new ProcessRun { Address = Database.Address, Scenario = Scenarios.Seeding, EntryAssembly = tool, Seeds = true });
            Assert.Equal("done ", await process.OutcomeAsync());
        }

        Assert.Empty(await Database.OwnTablesAsync());
        Assert.Null(await Database.CountAsync("log"));
    }

    [ServerFact]
    public async Task The_status_says_that_a_killed_runner_is_gone_and_what_the_next_run_does()
    {
        Assert.Matches(
            @"^It was interrupted: its runner \(.*, process \d+ \(.*\)\) is gone\. The next `up` resumes it (from its first step|after step 1 of 3)\.$",
            await NoteAfterKillAsync(killAt: 7));
        Assert.Equal("up 2, up 3", Done(await Runner(Provider.Scenario(Scenarios.OptedOutInTheMiddle), WithLease).MigrateAsync()));
        Assert.All((await Runner(Provider.Scenario(Scenarios.OptedOutInTheMiddle)).GetStatusAsync()).Entries, entry => Assert.Null(entry.Note));
    }

    [ServerFact]
    public async Task The_status_says_that_what_a_killed_runner_left_cannot_be_resumed()
    {
        var note = await NoteAfterKillAsync(killAt: 8);
        Assert.Contains("is gone. Version 2 'M2' stopped after step 1 on its way up, and cannot be resumed: step 2", note, StringComparison.Ordinal);
        Assert.Contains("`repair 2 --applied`", note, StringComparison.Ordinal);
    }

    private static void WithLease(MigrationRunnerOptions options) => options.LeaseTime = TimeSpan.FromSeconds(1);

    // Where the end of a process cannot be seen, its lease has to expire first.
    private async Task<string?> NoteAfterKillAsync(int killAt)
    {
        await using (var process = await TestProcess.StartAsync(Provider))
        {
            await process.SendAsync(new ProcessRun { Address = Database.Address, Scenario = Scenarios.OptedOutInTheMiddle, KillAt = killAt, LeaseTime = TimeSpan.FromSeconds(1) });
            Assert.Null(await process.OutcomeAsync());
        }

        if (!Provider.KnowsDeadHolders)
        {
            await Task.Delay(TimeSpan.FromSeconds(1.5));
        }

        var entry = (await Runner(Provider.Scenario(Scenarios.OptedOutInTheMiddle)).GetStatusAsync()).Entries.Single(entry => entry.Version == 2);
        Assert.Equal(MigrationState.Running, entry.State);
        return entry.Note;
    }

    [ServerFact]
    public async Task After_a_run_the_database_is_up_to_date()
    {
        await UpAsync(Two);
        Assert.True(await Runner(Two).IsUpToDateAsync());
        Assert.True((await Runner(Two).PlanAsync()).IsEmpty);
    }

    [ServerFact]
    public async Task Migrations_of_another_database_are_all_listed_with_whatever_else_is_wrong()
    {
        TestMigration[] four = [.. Two[..1], TestMigration.Inserts(2, "log", "a"), TestMigration.Inserts(3, "log", "b").OptedOut(), TestMigration.Inserts(4, "log", "c")];
        var registry = new ForeignProvider(Provider, 2, 4).Registry(four);
        var runner = new MigrationRunner(registry, Database.Connect(), new MigrationRunnerOptions { SingleTransaction = true });
        var problems = await runner.ValidateAsync();
        Assert.Equal(["InvalidStep 2", "InvalidStep 3", "InvalidStep 4"], problems.Select(problem => $"{problem.Kind} {problem.Version}"));
        Assert.StartsWith("Version 2 'M2' derives from Migration, which is not for ", problems[0].Message, StringComparison.Ordinal);
        Assert.Contains("SingleTransaction", problems[1].Message, StringComparison.Ordinal);

        // Nothing is executed, and what is refused names all of them.
        Assert.Equal(problems, (await Assert.ThrowsAsync<MigrationRefusedException>(() => runner.MigrateAsync())).Problems);
        Assert.Null(await Database.CountAsync("log"));
    }

    [ServerFact]
    public async Task While_a_migration_runs_its_lock_is_not_waited_for()
    {
        var states = new List<string>();
        TestMigration[] migrations =
        [
            .. Two[..1],
            new TestMigration(2)
            {
                Up =
                [
                    TestStep.Insert("log", "a"),
                    TestStep.Code("look", async (_, token) =>
                    {
                        var runner = Runner(Two, options => options.LockWait = TimeSpan.Zero);
                        states.AddRange((await runner.GetStatusAsync(token)).Entries.Select(entry => $"{entry.Version} {entry.State}"));
                        await runner.PlanAsync(cancellationToken: token);
                        Assert.False(await runner.IsUpToDateAsync(token));
                    }),
                ],
            }.OptedOut(),
        ];
        await UpAsync(migrations);
        Assert.Equal(["1 Applied", "2 Running"], states);
    }

    /// <remarks>
    /// The runner stands still in the middle of its transaction: who waited for it would wait for ever. That it is at
    /// work is known only where the database has no transactions.
    /// </remarks>
    [ServerFact]
    public Task While_another_process_is_in_a_transaction_nobody_waits_and_nobody_is_disturbed() =>
        LookOnAsync(Scenarios.Transactional, stopAt: 2, isKnown => $"1 Applied, 2 {(isKnown ? "Running" : "Pending")}, 3 Pending, 4 Pending, 5 Pending");

    [ServerFact]
    public Task While_another_process_is_in_an_opted_out_migration_that_is_running() =>
        LookOnAsync(Scenarios.OptedOutInTheMiddle, stopAt: 1, _ => "1 Applied, 2 Running, 3 Pending");

    // Events: 0 starts the second migration, 1 its first step, which is done at 2.
    private async Task LookOnAsync(string scenario, int stopAt, Func<bool, string> expected)
    {
        var migrations = Provider.Scenario(scenario);
        await UpAsync(migrations.Take(1));
        await using var process = await TestProcess.StartAsync(Provider);
        await process.SendAsync(new ProcessRun { Address = Database.Address, Scenario = scenario, StopAt = stopAt });
        await process.StoppedAsync();
        var isKnown = (await Database.ReadHistoryAsync()).Any(row => row is { Version: 2, State: "running" });
        Assert.Equal(expected(isKnown), await LookAsync(migrations).WaitAsync(TimeSpan.FromMinutes(1)));
        process.Continue();
        var versions = migrations.Skip(1).Select(migration => migration.Version);
        Assert.Equal($"done {string.Join(' ', versions)}", await process.OutcomeAsync());
        Assert.Equal(string.Join(", ", migrations.Select(migration => $"up {migration.Version} done")), await JournalAsync());
    }

    private async Task<string> LookAsync(IReadOnlyList<TestMigration> migrations)
    {
        var runner = Runner(migrations, options => options.LockWait = TimeSpan.Zero);
        Assert.Equal(migrations.Count - 1, (await runner.PlanAsync()).Migrations.Count);
        Assert.Empty(await runner.ValidateAsync());
        Assert.False(await runner.IsUpToDateAsync());
        Assert.Single(await runner.GetHistoryAsync());
        return string.Join(", ", (await runner.GetStatusAsync()).Entries.Select(entry => $"{entry.Version} {entry.State}"));
    }
}
