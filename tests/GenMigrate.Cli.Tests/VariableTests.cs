using GenMigrate.Cli.TestProgram;

namespace GenMigrate.Cli.Tests;

public sealed class VariableTests : CommandTestBase
{
    private static readonly MigrationRegistry[] Main = [TestRegistries.People];
    private static readonly MigrationRegistry[] Two = [TestRegistries.People, TestRegistries.Orders];

    [Theory]
    [InlineData("status", null)]
    [InlineData("status", "m", "MONGODB_URL=m")]
    [InlineData("status", "d", "DATABASE_URL=d", "MONGODB_URL= ")]
    [InlineData("status", "d", "DATABASE_URL=d", "MONGODB_URL=m")]
    [InlineData("status", "g", "GENMIGRATE_CONNECTION=g", "DATABASE_URL=d", "MONGODB_URL=m")]
    [InlineData("status --connection c", "c", "GENMIGRATE_CONNECTION=g", "DATABASE_URL=d")]
    [InlineData("status", "d", "GENMIGRATE_CONNECTION_ORDERS=o", "DATABASE_URL=d")]
    public async Task The_connection_comes_from_the_command_line_then_from_variables(string command, string? expected, params string[] variables) =>
        Assert.Equal(expected, await ConnectionAsync(command, Main, variables));

    [Theory]
    [InlineData("status", "d", "DATABASE_URL=d", "GENMIGRATE_CONNECTION_ORDERS=o")]
    [InlineData("status --registry orders", null, "DATABASE_URL=d")]
    [InlineData("status --registry orders", "g", "DATABASE_URL=d", "GENMIGRATE_CONNECTION=g")]
    [InlineData("status --registry orders", "o", "GENMIGRATE_CONNECTION_ORDERS=o", "GENMIGRATE_CONNECTION=g")]
    [InlineData("status", "o", "GENMIGRATE_REGISTRY=orders", "GENMIGRATE_CONNECTION_ORDERS=o")]
    [InlineData("status --registry default", "d", "GENMIGRATE_REGISTRY=orders", "DATABASE_URL=d")]
    public async Task Of_several_databases_each_has_its_own_and_a_hosts_variable_is_that_of_the_main_one(string command, string? expected, params string[] variables) =>
        Assert.Equal(expected, await ConnectionAsync(command, Two, variables));

    [Fact]
    public async Task An_only_registry_may_have_a_name() => Assert.Equal("d", await ConnectionAsync("status", [TestRegistries.Empty, TestRegistries.Orders], "DATABASE_URL=d"));

    [Theory]
    [InlineData("orders", "GENMIGRATE_CONNECTION_ORDERS")]
    [InlineData("Billing.v2", "GENMIGRATE_CONNECTION_BILLING_V2")]
    public void A_registrys_variable_is_one_that_a_shell_can_set(string registry, string variable) => Assert.Equal(variable, CommandVariables.NameFor(registry));

    [Theory]
    [InlineData("Keyword not supported: 's3cret'.")]
    [InlineData("The text 'postgresql://u:s3cret@h/d' is none.")]
    public async Task What_a_driver_says_of_a_connection_string_stays_unsaid(string words)
    {
        Set("DATABASE_URL=postgresql://u:s3cret@h/d");

        foreach (var exception in new Exception[] { new ArgumentException(words), new FormatException(words) })
        {
            var outcome = await Tester.RunAsync(["status", "--verbose"], Main, (_, _) => throw exception);

            Assert.Equal(ExitCodes.Failed, outcome.ExitCode);
            Assert.StartsWith($"The program cannot make a database from the connection string that it was given ({exception.GetType().Name}).", outcome.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("s3cret", outcome.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_connection_string_that_an_exception_repeats_is_left_out()
    {
        Set("DATABASE_URL=postgresql://u:s3cret@h/d");

        var outcome = await Tester.RunAsync(["status", "--verbose"], Main, (_, said) => throw new InvalidOperationException($"No way to {said}."));

        Assert.StartsWith("No way to …. (InvalidOperationException", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_with_its_database_built_in_is_not_moved_by_a_variable()
    {
        Set("GENMIGRATE_CONNECTION=g", "DATABASE_URL=d", "MONGODB_URL=m");

        Assert.Equal(ExitCodes.Done, (await Tester.RunAsync("up")).ExitCode);
        Assert.True(File.Exists(Tester.File));
    }

    [Fact]
    public async Task Help_lists_them()
    {
        var outcome = await Tester.RunAsync(["--help"], Main, (_, _) => throw new InvalidOperationException("Help needs no database."));

        var help = string.Join(' ', outcome.Out.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        Assert.All(
            [CommandVariables.Registry, CommandVariables.Connection, .. CommandVariables.HostConnections, .. CommandVariables.Environments],
            name => Assert.Contains("$" + name, help, StringComparison.Ordinal));
    }

    private async Task<string?> ConnectionAsync(string command, MigrationRegistry[] registries, params string[] variables)
    {
        Set(variables);
        string?[] handed = ["nothing was connected to"];
        var outcome = await Tester.RunAsync(command.Split(' '), registries, (_, connection) =>
        {
            handed[0] = connection;
            return new SqliteMigrationDatabase($"Data Source={Tester.File}");
        });
        Assert.Equal((ExitCodes.Done, ""), (outcome.ExitCode, outcome.Error));
        return handed[0];
    }

    private void Set(params string[] variables)
    {
        foreach (var variable in variables)
        {
            Tester.Variables[variable.Split('=', 2)[0]] = variable.Split('=', 2)[1];
        }
    }
}
