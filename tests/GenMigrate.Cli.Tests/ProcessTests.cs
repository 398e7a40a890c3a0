namespace GenMigrate.Cli.Tests;

public sealed class ProcessTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    [Fact]
    public async Task A_program_goes_up_shows_its_status_and_goes_down()
    {
        Assert.Equal(new CommandOutcome(0, "Applied 1 CreateWorkers in N ms\nApplied 2 FillNames in N ms\nApplied 3 IndexNames in N ms\n3 applied\n", ""), await RunAsync("People", "up"));
        Assert.Equal(new CommandOutcome(0, "applied  1  CreateWorkers  TIME  N ms\napplied  2  FillNames      TIME  N ms\napplied  3  IndexNames     TIME  N ms\n0 pending, 3 applied\n", ""), await RunAsync("People", "status"));
        Assert.Equal(new CommandOutcome(0, "Rolled back 3 IndexNames in N ms\n1 rolled back\n", ""), await RunAsync("People", "down", "--yes"));
    }

    [Fact]
    public async Task A_failing_migration_ends_the_process_with_1()
    {
        var outcome = await RunAsync("Failing", "up");

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("Version 2 'Broken' failed in step 'fill', line 3", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_piped_status_loads_no_library_for_terminals_and_none_for_json()
    {
        await RunAsync("People", "status");

        var loaded = Loaded();
        Assert.Contains("System.CommandLine", loaded);
        Assert.DoesNotContain(loaded, name => name.StartsWith("Spectre", StringComparison.Ordinal));
        Assert.DoesNotContain("System.Text.Json", loaded);
    }

    [Fact]
    public async Task Up_with_nothing_to_do_loads_no_library_for_telemetry()
    {
        await RunAsync("People", "up");
        Assert.Contains("System.Diagnostics.DiagnosticSource", Loaded());

        await RunAsync("People", "up");
        Assert.DoesNotContain("System.Diagnostics.DiagnosticSource", Loaded());
    }

    [Fact]
    public async Task Json_loads_no_library_for_terminals()
    {
        await RunAsync("People", "status", "--json");

        Assert.Contains("System.Text.Json", Loaded());
        Assert.DoesNotContain(Loaded(), name => name.StartsWith("Spectre", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_program_with_several_registries_takes_a_connection()
    {
        var outcome = await RunAsync(null, "up", "--registry", "orders", "--connection", $"Data Source={_directory.File("other.db")}");

        Assert.Equal(new CommandOutcome(0, "Applied 1 CreateOrders in N ms\n1 applied\n", ""), outcome);
        Assert.True(File.Exists(_directory.File("other.db")));
        Assert.False(File.Exists(_directory.File("people.db")));
    }

    [Fact]
    public async Task What_a_step_writes_to_the_console_stands_in_plain_output() => Assert.Equal(
        new CommandOutcome(0, "half a line, and its end\nno end\nApplied 1 Talks in N ms\n1 applied\n", "an error\n"),
        await RunAsync("Talking", "up"));

    [Fact]
    public async Task What_a_step_writes_to_the_console_is_no_part_of_the_json_document()
    {
        var outcome = await RunAsync("Talking", "up", "--json");

        Assert.StartsWith("{\"registry\":null,", outcome.Out, StringComparison.Ordinal);
        Assert.Single(outcome.Out.TrimEnd('\n').Split('\n'));
        Assert.StartsWith("half a line, and its end\nan error\nno end\n", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_writes_to_a_full_console_does_not_fail()
    {
        using (var process = TestProcess.StartInShell(_directory, "Talking", "> /dev/full", "up"))
        {
            Assert.Equal(ExitCodes.OutputLost, (await process.EndAsync(_directory)).ExitCode);
        }

        Assert.StartsWith("applied  1  Talks", (await RunAsync("Talking", "status")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("> /dev/full", "up")]
    [InlineData("> /dev/full", "up --json")]
    [InlineData(">&-", "up")]
    [InlineData(">&-", "up --json")]
    [InlineData("> /dev/full 2> /dev/full", "up --verbose")]
    [InlineData(">&- 2>&-", "up --json --verbose")]
    public async Task A_full_or_closed_output_stops_no_run(string redirection, string command)
    {
        using (var process = TestProcess.StartInShell(_directory, "People", redirection, command.Split(' ')))
        {
            Assert.Equal(ExitCodes.OutputLost, (await process.EndAsync(_directory)).ExitCode);
        }

        Assert.EndsWith("0 pending, 3 applied\n", (await RunAsync("People", "status")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task A_signal_lets_the_migration_at_work_end_and_begins_no_other(string signal, int exitCode)
    {
        using var process = await SignalAsync("Pausing", signal);
        process.PressEnter();
        var outcome = await process.EndAsync(_directory);

        Assert.Equal((exitCode, "Applied 1 Pauses in N ms\n"), (outcome.ExitCode, outcome.Out));
        Assert.Equal($"Stopped by SIG{signal} after version 1 'Pauses': nothing is half done. Done by then: 1 applied. The lock is free; `status` shows what is left.\n", outcome.Error);
        Assert.Equal("applied  1  Pauses         TIME  N ms\npending  2  CreateWorkers  -                     -\n1 pending, 1 applied\n", (await RunAsync("Pausing", "status")).Out);
    }

    [Fact]
    public async Task A_signal_lets_the_step_at_work_end_where_there_is_no_transaction()
    {
        using var process = await SignalAsync("PausingAlone", "TERM");
        process.PressEnter();
        var outcome = await process.EndAsync(_directory);

        Assert.Equal((143, ""), (outcome.ExitCode, outcome.Out));
        Assert.Equal("Stopped by SIGTERM in version 1 'PausesAlone' after step 'pause': it runs without a transaction, so its steps until then stay done, and the next run goes on after them. The lock is free; `status` shows what is left.\n", outcome.Error);
        Assert.Equal("Applied 1 PausesAlone in N ms\n1 applied\n", (await RunAsync("PausingAlone", "up")).Out);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task A_second_signal_rolls_the_step_back_and_says_where_it_stands(string signal, int exitCode)
    {
        var outcome = await StopAsync("Waiting", signal, "up");

        Assert.Equal((exitCode, "Applied 1 CreateWorkers in N ms\n"), (outcome.ExitCode, outcome.Out));
        Assert.Equal($"Stopped by SIG{signal} in version 2 'Waits', step 'wait': its transaction was rolled back, nothing of it remains. Done by then: 1 applied. The lock is free; `status` shows what is left.\n", outcome.Error);
        Assert.Equal("applied  1  CreateWorkers  TIME  N ms\npending  2  Waits          -                     -\n1 pending, 1 applied\n", (await RunAsync("Waiting", "status")).Out);
    }

    [Fact]
    public async Task A_second_signal_leaves_the_finished_steps_of_a_migration_without_a_transaction()
    {
        var outcome = await StopAsync("WaitingAlone", "TERM", "up", "--json");

        Assert.Equal(143, outcome.ExitCode);
        Assert.StartsWith("{\"error\":{\"kind\":\"stopped\",\"message\":\"Stopped by SIGTERM in version 1 ", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("it runs without a transaction, so the steps before stay done", outcome.Out, StringComparison.Ordinal);
        Assert.StartsWith("running  1  WaitsAlone", (await RunAsync("WaitingAlone", "status")).Out, StringComparison.Ordinal);
    }

    public void Dispose() => _directory.Dispose();

    private string[] Loaded() => File.ReadAllLines(_directory.File("loaded.txt"));

    private async Task<CommandOutcome> RunAsync(string? registry, params string[] args)
    {
        using var process = TestProcess.Start(_directory, registry, args);
        return await process.EndAsync(_directory);
    }

    private async Task<CommandOutcome> StopAsync(string registry, string signal, params string[] args)
    {
        using var process = await SignalAsync(registry, signal, args);
        process.Signal(signal);
        return await process.EndAsync(_directory);
    }

    private async Task<TestProcess> SignalAsync(string registry, string signal, params string[] args)
    {
        var process = TestProcess.Start(_directory, registry, args.Length == 0 ? ["up"] : args);
        await process.AtWorkAsync();
        process.Signal(signal);
        await process.SaysAsync("Stopping after the current step; a second signal breaks it off.");
        return process;
    }
}
