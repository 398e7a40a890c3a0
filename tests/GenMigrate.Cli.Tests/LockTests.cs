using GenMigrate.Cli.TestProgram;

namespace GenMigrate.Cli.Tests;

public sealed class LockTests : CommandTestBase
{
    private static readonly MigrationDescriptor First = TestRegistries.People.Migrations[0];
    private static readonly MigrationDescriptor Second = TestRegistries.People.Migrations[1];
    private static readonly MigrationDescriptor Third = TestRegistries.People.Migrations[2];
    private static readonly MigrationDescriptor EditedSecond = TestRegistries.Edited.Migrations[1];

    public LockTests() => Tester.AddProject();

    private string Lock
    {
        get => File.ReadAllText(LockPath);
        set => File.WriteAllText(LockPath, value);
    }

    private string LockPath => Path.Combine(Tester.Directory, "migrations.lock");

    [Fact]
    public async Task The_first_time_everything_is_locked()
    {
        AssertDone("Locked: 1 CreateWorkers\nLocked: 2 FillNames\nLocked: 3 IndexNames\n3 locked, 3 in all", await Tester.RunAsync("lock"));

        Assert.Equal($"1 {First.Checksum} - CreateWorkers\n2 {Second.Checksum} - FillNames\n3 {Third.Checksum} - IndexNames\n", Lock);
    }

    [Fact]
    public async Task What_is_new_is_appended()
    {
        Tester.Registry = TestRegistries.Older;
        await Tester.RunAsync("lock");
        Tester.Registry = TestRegistries.People;

        AssertDone("Locked: 3 IndexNames\n1 locked, 3 in all", await Tester.RunAsync("lock"));
        AssertDone("All 3 are locked.", await Tester.RunAsync("lock"));
        AssertDone("All 3 are locked.", await Tester.RunAsync("lock --check"));
    }

    [Fact]
    public async Task Check_writes_nothing_and_ends_with_3()
    {
        var outcome = await Tester.RunAsync("lock --check");

        Assert.Equal((ExitCodes.Attention, "Not locked: 1 CreateWorkers\nNot locked: 2 FillNames\nNot locked: 3 IndexNames\n3 not locked, 0 locked\n", ""), (outcome.ExitCode, outcome.Out, outcome.Error));
        Assert.False(File.Exists(LockPath));
    }

    [Theory]
    [InlineData("lock", ExitCodes.Failed, ": nothing was written")]
    [InlineData("lock --check", ExitCodes.Attention, "")]
    public async Task What_was_changed_after_it_was_locked_is_refused(string command, int exitCode, string end)
    {
        Tester.Registry = TestRegistries.Older;
        await Tester.RunAsync("lock");
        var before = Lock;
        Tester.Registry = TestRegistries.Edited;

        var outcome = await Tester.RunAsync(command);

        Assert.Equal(exitCode, outcome.ExitCode);
        Assert.Equal($"""
            Version 2 'FillNames' was changed after it was locked in line 2: {Second.Checksum} then, {EditedSecond.Checksum} now. Undo the change and write a new migration; or, if no database has it yet, delete the line, build with -p:GenMigrateLock=false, and run `lock` again.
            Not locked: 3 IndexNames
            1 wrong{end}

            """, outcome.Out);
        Assert.Equal(before, Lock);
    }

    [Fact]
    public async Task The_way_out_of_a_refusal_works()
    {
        await Tester.RunAsync("lock");
        Tester.Registry = TestRegistries.Edited;
        Lock = string.Join('\n', Lock.Split('\n').Where(line => !line.StartsWith('2')));

        AssertDone("Locked: 2 FillNames\n1 locked, 3 in all", await Tester.RunAsync("lock"));

        Assert.Equal($"1 {First.Checksum} - CreateWorkers\n2 {EditedSecond.Checksum} - FillNames\n3 {Third.Checksum} - IndexNames\n", Lock);
    }

    [Fact]
    public async Task Checksums_of_an_earlier_version_stay_valid_and_are_rewritten_only_when_asked()
    {
        var legacy = $"1 {First.LegacyChecksum} - CreateWorkers\n2 {Second.LegacyChecksum} - FillNames\n";
        Lock = legacy;

        AssertDone("Locked: 3 IndexNames\n1 locked, 3 in all", await Tester.RunAsync("lock"));
        AssertDone("All 3 are locked.", await Tester.RunAsync("lock --check"));
        Assert.Equal($"{legacy}3 {Third.Checksum} - IndexNames\n", Lock);

        var check = await Tester.RunAsync("lock --upgrade --check");
        Assert.Equal((ExitCodes.Attention, "Not upgraded: 1 CreateWorkers\nNot upgraded: 2 FillNames\n2 not upgraded, 3 locked\n"), (check.ExitCode, check.Out));
        AssertDone("Upgraded: 1 CreateWorkers\nUpgraded: 2 FillNames\n2 upgraded, 3 locked", await Tester.RunAsync("lock --upgrade"));
        AssertDone("All 3 are locked.", await Tester.RunAsync("lock --upgrade"));
        Assert.Equal($"1 {First.Checksum} - CreateWorkers\n2 {Second.Checksum} - FillNames\n3 {Third.Checksum} - IndexNames\n", Lock);
    }

    [Fact]
    public async Task A_change_is_seen_by_the_checksum_of_an_earlier_version_and_not_upgraded()
    {
        var legacy = $"2 {Second.LegacyChecksum} - FillNames\n";
        Lock = legacy;
        Tester.Registry = TestRegistries.Edited;

        var outcome = await Tester.RunAsync("lock --upgrade");

        Assert.Equal(ExitCodes.Failed, outcome.ExitCode);
        Assert.Contains($": {Second.LegacyChecksum} then, {EditedSecond.LegacyChecksum} now.", outcome.Out, StringComparison.Ordinal);
        Assert.Equal(legacy, Lock);
    }

    [Fact]
    public async Task What_is_gone_is_refused()
    {
        await Tester.RunAsync("lock");
        Tester.Registry = TestRegistries.Older;

        var outcome = await Tester.RunAsync("lock");

        Assert.Equal(ExitCodes.Failed, outcome.ExitCode);
        Assert.StartsWith("Version 3 'IndexNames' is locked in line 3, and this program does not have it. Bring it back; or", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_merge_left_is_refused()
    {
        Lock = $"<<<<<<< ours\n1 {First.Checksum} - CreateWorkers\n=======\nnonsense\n>>>>>>> theirs\n";

        var outcome = await Tester.RunAsync("lock");

        Assert.Equal(ExitCodes.Failed, outcome.ExitCode);
        var lines = outcome.Out.Split('\n');
        Assert.StartsWith("Line 1 was left by a merge", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("Line 4 does not read", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_registries_of_the_program_are_locked_and_others_left_alone()
    {
        var other = $"7 {First.Checksum} elsewhere SevenOfAnother\n";
        Lock = other;

        var outcome = await RunAsync("lock");

        Assert.Equal(ExitCodes.Done, outcome.ExitCode);
        Assert.Equal(["-", "-", "-", "elsewhere", "orders"], Lock.TrimEnd().Split('\n').Select(line => line.Split(' ')[2]));
        Assert.Contains(other, Lock, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_can_be_chosen()
    {
        var outcome = await RunAsync("lock", "--registry", "orders");

        Assert.Equal("Locked: orders 1 CreateOrders\n1 locked, 1 in all\n", outcome.Out);
    }

    [Fact]
    public async Task The_project_is_that_of_the_nearest_file_upwards()
    {
        Directory.CreateDirectory(Path.Combine(Tester.Directory, "below/further"));
        Tester.CurrentDirectory = Path.Combine(Tester.Directory, "below/further");

        Assert.Equal(ExitCodes.Done, (await Tester.RunAsync("lock")).ExitCode);
        Assert.True(File.Exists(LockPath));
    }

    [Theory]
    [InlineData("below", "There is no project file in 'below'.")]
    [InlineData("nowhere", "There is no project file in 'nowhere'.")]
    public async Task Where_there_is_no_project_nothing_is_locked(string folder, string complaint)
    {
        Directory.CreateDirectory(Path.Combine(Tester.Directory, "below"));

        var outcome = await Tester.RunAsync($"lock --project {folder}");

        Assert.Equal(ExitCodes.Usage, outcome.ExitCode);
        Assert.StartsWith(complaint, outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("People.csproj")]
    public async Task A_project_is_named_by_its_folder_or_its_file(string project)
    {
        Assert.Equal(ExitCodes.Done, (await Tester.RunAsync($"lock --project {project}")).ExitCode);
        Assert.True(File.Exists(LockPath));
    }

    [Fact]
    public async Task As_json_it_says_what_was_added()
    {
        Tester.Registry = TestRegistries.OneWay;

        AssertDone(
            $$"""{"file":"DIR/migrations.lock","checked":false,"added":[{"registry":null,"version":1,"name":"CreateWorkers","checksum":"{{First.Checksum}}"}],"upgraded":[],"locked":0,"problems":[]}""",
            await Tester.RunAsync("lock --json"));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_one_sentence()
    {
        Directory.CreateDirectory(LockPath);

        var outcome = await Tester.RunAsync("lock");

        Assert.Equal((ExitCodes.Failed, ""), (outcome.ExitCode, outcome.Out));
        Assert.StartsWith("The file cannot be written: ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_database_is_touched()
    {
        await Tester.RunAsync("lock");

        Assert.False(File.Exists(Tester.File));
    }

    private Task<CommandOutcome> RunAsync(params string[] args) =>
        Tester.RunAsync(args, [TestRegistries.People, TestRegistries.Orders], (_, _) => throw new InvalidOperationException("No database is needed."));
}
