namespace GenMigrate.Sqlite.Tests;

/// <summary>What an operator sees of a file that is no use: one sentence, and nothing of a password.</summary>
public sealed class CommandErrorTests : SqliteTests
{
    private static readonly TestMigration[] One = [TestMigration.Creates(1, "log")];

    private CommandProbe Probe => new(Provider.Registry(One), text => new SqliteMigrationDatabase(text));

    [Fact]
    public Task A_missing_folder() => Probe.FailsAsync($"Data Source={Path}.missing/test.db", "test.db' cannot be opened. Check that its directory exists");

    [Fact]
    public async Task Something_else_than_a_database()
    {
        await System.IO.File.WriteAllTextAsync(Path, string.Concat(Enumerable.Repeat("This is a diary. ", 500)));
        await Probe.FailsAsync($"Data Source={Path}", "is not an SQLite database, or it is encrypted. Check the path");
    }

    [Fact]
    public Task A_password_that_the_library_at_hand_cannot_use() => Probe.FailsAsync($"Data Source={Path};Password={CommandProbe.Secret}", "cannot be opened with this connection string");

    [Theory]
    [InlineData($"Data Sauce=x;Password={CommandProbe.Secret}")]
    [InlineData($"Data Source=x;{CommandProbe.Secret}")]
    [InlineData($"Data Source=x;Mode={CommandProbe.Secret}")]
    [InlineData($"Data Source=x;Default Timeout={CommandProbe.Secret}")]
    [InlineData($"postgresql://app:{CommandProbe.Secret}@host/app")]
    [InlineData($"postgresql://app:{CommandProbe.Secret}@host/app?sslmode=require")]
    [InlineData($"mongodb://app:{CommandProbe.Secret}@host/app?authSource=admin")]
    public Task What_is_no_connection_string_of_sqlite(string text) => Probe.FailsAsync(text, "This is not a connection string that SQLite's driver takes");

    [Theory]
    [InlineData(null, "There is no connection string for SQLite.")]
    [InlineData("", "There is no connection string for SQLite.")]
    [InlineData("app.db", "This is not a connection string that SQLite's driver takes")]
    public Task What_needs_no_database_works_without_one(string? text, string expected) => Probe.WorksWithoutDatabaseAsync(text, expected);

    [Fact]
    public async Task A_connection_string_in_the_wrong_place_is_not_repeated()
    {
        await Probe.StaysUnsaidAsync($"Data Source=/nowhere/app.db;Password={CommandProbe.Secret}");
        await Probe.StaysUnsaidAsync($"file:/nowhere/app.db?key={CommandProbe.Secret}");
    }

    [Fact]
    public async Task A_file_that_may_only_be_read()
    {
        await UpAsync(One);
        var two = new CommandProbe(Provider.Registry([.. One, TestMigration.Creates(2, "more")]), _ => new SqliteMigrationDatabase(File.ConnectionString + ";Mode=ReadOnly"));
        await two.FailsToWriteAsync("is read-only. Give this user the right to write the file");
    }
}
