using GenMigrate.Cli.TestProgram;

namespace GenMigrate.Cli.Tests;

public sealed class RegistryTests : CommandTestBase
{
    private static readonly MigrationRegistry Billing = TestRegistries.Make("billing", new Entry(7, "CreateInvoices", up => up.Sql("SELECT 1")));

    [Fact]
    public async Task Without_a_name_the_default_one_is_meant_and_status_names_the_others() => Assert.Equal(
        """
        pending  1  CreateWorkers  -                     -
        pending  2  FillNames      -                     -
        pending  3  IndexNames     -                     -
        3 pending, 0 applied; other registries: orders

        """,
        (await RunAsync("status", TestRegistries.People, TestRegistries.Orders)).Out);

    [Theory]
    [InlineData("up --registry orders --json", """{"registry":"orders","version":1,"results":[{"version":1,"name":"CreateOrders","direction":"up","durationMs":N}]}""")]
    [InlineData("up 1 --registry default --json", """{"registry":null,"version":1,"results":[{"version":1,"name":"CreateWorkers","direction":"up","durationMs":N}]}""")]
    public async Task A_name_chooses(string command, string expected) =>
        Assert.Equal(expected + "\n", (await RunAsync(command, TestRegistries.People, TestRegistries.Orders)).Out);

    [Fact]
    public async Task The_only_one_with_migrations_is_meant_where_the_default_one_is_empty() =>
        Assert.StartsWith("pending  1  CreateOrders", (await RunAsync("status", TestRegistries.Empty, TestRegistries.Orders)).Out, StringComparison.Ordinal);

    [Fact]
    public async Task Where_the_choice_is_not_clear_it_has_to_be_said()
    {
        var outcome = await RunAsync("up", TestRegistries.Empty, TestRegistries.Orders, Billing);

        Assert.Equal((ExitCodes.Usage, ""), (outcome.ExitCode, outcome.Out));
        Assert.Equal("Say which registry is meant, with --registry; this program has default, orders, billing.\n", outcome.Error);
    }

    [Fact]
    public async Task A_program_without_any_registry_says_so()
    {
        var outcome = await RunAsync("up");

        Assert.Equal(ExitCodes.Usage, outcome.ExitCode);
        Assert.StartsWith("Say which registry is meant, with --registry; this program has none.", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_connection_says_goes_to_the_program_with_the_registry()
    {
        var asked = new List<(string?, string?)>();
        SqliteMigrationDatabase Connect(MigrationRegistry registry, string? connection)
        {
            asked.Add((registry.Name, connection));
            return new SqliteMigrationDatabase($"Data Source={Tester.File}");
        }

        await Tester.RunAsync(["up", "--registry", "orders", "--connection", "Host=one"], [TestRegistries.People, TestRegistries.Orders], Connect);
        await Tester.RunAsync(["status"], [TestRegistries.People], Connect);

        Assert.Equal([("orders", "Host=one"), (null, null)], asked);
    }

    [Fact]
    public async Task A_database_that_the_command_asked_for_is_disposed()
    {
        var database = new SqliteMigrationDatabase("Data Source=:memory:");

        await Tester.RunAsync(["up"], [TestRegistries.People], (_, _) => database);

        await Assert.ThrowsAsync<ObjectDisposedException>(() => new MigrationRunner(TestRegistries.People, database).GetStatusAsync());
    }

    [Fact]
    public async Task A_database_that_the_program_gave_stays_the_programs()
    {
        await using var database = new SqliteMigrationDatabase("Data Source=:memory:");

        await Tester.RunAsync(["up"], [TestRegistries.People], (_, _) => database, takesConnection: false);

        Assert.Equal(0, (await new MigrationRunner(TestRegistries.People, database).GetStatusAsync()).PendingCount);
    }

    private Task<CommandOutcome> RunAsync(string command, params MigrationRegistry[] registries) =>
        Tester.RunAsync(command.Split(' '), registries, (_, _) => new SqliteMigrationDatabase($"Data Source={Tester.File}"));
}
