using Microsoft.Data.Sqlite;

namespace GenMigrate.Sqlite.Tests;

/// <summary>A file that is no use ends in an error that says what to do, for those who change and for those who look.</summary>
public sealed class UnusableFileTests : SqliteTests
{
    private static readonly TestMigration[] One = [TestMigration.Creates(1, "log")];
    private static readonly TestMigration[] Two = [.. One, TestMigration.Inserts(2, "log", "a")];

    // Root may write everything; nobody may not.
    private static string[] Nobody => Environment.UserName == "root" ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : [];

    [Fact]
    public async Task A_missing_directory()
    {
        var missing = new SqliteConnectionStringBuilder { DataSource = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, "missing", "test.db") }.ConnectionString;
        await using var database = new SqliteMigrationDatabase(missing);
        var runner = new MigrationRunner(Provider.Registry(One), database);
        foreach (var call in new Func<Task>[] { () => runner.MigrateAsync(), () => runner.GetStatusAsync() })
        {
            var error = await Assert.ThrowsAsync<MigrationDatabaseException>(call);
            Assert.Contains("cannot be opened. Check that its directory exists and that this user may read and write there", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_directory_in_the_files_place()
    {
        Directory.CreateDirectory(Path);
        await Assert.ThrowsAsync<MigrationDatabaseException>(() => UpAsync(One));
    }

    /// <remarks>Stands for whatever the database refuses while a correction is written.</remarks>
    [Fact]
    public async Task A_history_that_takes_no_row()
    {
        await UpAsync(One);
        await File.ExecuteAsync("CREATE TRIGGER no BEFORE INSERT ON genmigrate_history BEGIN SELECT RAISE(ABORT, 'it is full'); END");
        foreach (var call in new Func<Task>[] { () => Runner(Two).BaselineAsync(2), () => Runner(One).RepairAsync(1, RepairAction.MarkRolledBack) })
        {
            var error = await Assert.ThrowsAsync<MigrationDatabaseException>(call);
            Assert.Contains("reports an error: it is full", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_missing_file_that_nobody_may_make()
    {
        var error = await Assert.ThrowsAsync<MigrationDatabaseException>(() => MigrateAsync(File.ConnectionString + ";Mode=ReadWrite", One));
        Assert.Contains("cannot be opened", error.Message, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(Path));
    }

    [Fact]
    public async Task A_missing_file_is_not_made_by_looking()
    {
        var runner = Runner(One);
        Assert.Equal(1, (await runner.GetStatusAsync()).PendingCount);
        Assert.Single((await runner.PlanAsync()).Migrations);
        Assert.False(await runner.IsUpToDateAsync());
        Assert.False(System.IO.File.Exists(Path));
    }

    [Fact]
    public async Task Something_else_than_a_database()
    {
        await System.IO.File.WriteAllTextAsync(Path, string.Concat(Enumerable.Repeat("This is a diary. ", 500)));
        var error = await Assert.ThrowsAsync<MigrationDatabaseException>(() => UpAsync(One));
        Assert.Contains("is not an SQLite database, or it is encrypted. Check the path", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<MigrationDatabaseException>(() => Runner(One).GetStatusAsync());
    }

    [Fact]
    public async Task A_damaged_database()
    {
        await UpAsync([.. One, .. Enumerable.Range(2, 50).Select(version => TestMigration.Inserts(version, "log", new string('x', 2000)))]);
        await File.ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        await DamageAsync();
        var error = await Assert.ThrowsAsync<MigrationDatabaseException>(() => Runner(One).GetStatusAsync());
        Assert.Contains("is damaged. Restore a backup, or save what can be saved with the sqlite3 shell's '.recover'", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<MigrationDatabaseException>(() => UpAsync(Two));
    }

    [Fact]
    public async Task A_database_opened_for_reading_only()
    {
        await UpAsync(One);
        var readOnly = File.ConnectionString + ";Mode=ReadOnly";
        Assert.Empty((await MigrateAsync(readOnly, One)).Results);
        var error = await Assert.ThrowsAsync<MigrationDatabaseException>(() => MigrateAsync(readOnly, Two));
        Assert.Contains("is read-only. Give this user the right to write the file and its directory", error.Message, StringComparison.Ordinal);
        Assert.Contains("or open it without Mode=ReadOnly", error.Message, StringComparison.Ordinal);
    }

    [CommandFact("setpriv", "--version")]
    public async Task A_file_and_a_directory_that_this_user_may_only_read()
    {
        await Runner(Provider.Scenario(Scenarios.Transactional)).MigrateAsync(2);
        await File.ExecuteAsync("PRAGMA journal_mode = DELETE");
        using var file = new Forbidden(Path, UnixFileMode.None);
        using var directory = new Forbidden(System.IO.Path.GetDirectoryName(Path)!, UnixFileMode.UserExecute | UnixFileMode.OtherExecute);
        Assert.Contains("is read-only. Give this user the right to write the file and its directory", await OutcomeAsync(Path), StringComparison.Ordinal);
    }

    [CommandFact("setpriv", "--version")]
    public async Task A_directory_in_which_this_user_may_make_no_file()
    {
        using var directory = new Forbidden(System.IO.Path.GetDirectoryName(Path)!, UnixFileMode.UserExecute | UnixFileMode.OtherExecute);
        Assert.Contains("cannot be opened. Check that its directory exists and that this user may read and write there", await OutcomeAsync(Path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Data Sauce=app.db")]
    [InlineData("app.db")]
    [InlineData("Data Source=app.db Password=hunter2")]
    [InlineData("Data Source=app.db  password = hunter2;Mode=ReadOnly")]
    [InlineData("Data Source=postgresql://app:hunter2@host/app")]
    [InlineData("host=there user=joe password=hunter2")]
    [InlineData("postgresql://joe:hunter2@host/app?sslmode=require")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_connection_string_that_is_none_is_told_when_the_database_is_needed(string? connectionString)
    {
        await using var database = new SqliteMigrationDatabase(connectionString);
        Assert.Null(database.DatabaseName);
        foreach (var use in new Func<MigrationRunner, Task>[] { runner => runner.MigrateAsync(), runner => runner.GetStatusAsync(), runner => Task.Run(() => runner.Script()) })
        {
            var error = await Assert.ThrowsAsync<MigrationDatabaseException>(() => use(new MigrationRunner(Provider.Registry(One), database)));
            Assert.Contains("'Data Source=app.db'", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_key_in_a_URI_is_never_repeated()
    {
        var error = await Assert.ThrowsAsync<MigrationDatabaseException>(() => MigrateAsync("Data Source=file:/nowhere/app.db?key=hunter2", One));
        Assert.Contains("'file:/nowhere/app.db' cannot be opened", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_is_never_repeated()
    {
        var error = await Assert.ThrowsAsync<MigrationDatabaseException>(() => MigrateAsync(File.ConnectionString + ";Password=hunter2", One));
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    private async Task<string> OutcomeAsync(string path)
    {
        await using var process = await TestProcess.StartAsync(Provider, Nobody);
        await process.SendAsync(new ProcessRun { Address = path, Scenario = Scenarios.Transactional });
        var outcome = await process.OutcomeAsync();
        Assert.StartsWith($"error {nameof(MigrationDatabaseException)} ", outcome, StringComparison.Ordinal);
        return outcome!;
    }

    // All pages but the first, which says that it is a database.
    private async Task DamageAsync()
    {
        var bytes = await System.IO.File.ReadAllBytesAsync(Path);
        bytes.AsSpan(4096).Fill(0xA5);
        await System.IO.File.WriteAllBytesAsync(Path, bytes);
    }

    /// <summary>Takes the right to write away from everybody, for as long as it lives.</summary>
    private sealed class Forbidden : IDisposable
    {
        private readonly string _path;
        private readonly UnixFileMode _before;

        public Forbidden(string path, UnixFileMode besidesReading)
        {
            _path = path;
            if (!OperatingSystem.IsWindows())
            {
                _before = System.IO.File.GetUnixFileMode(path);
                System.IO.File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.OtherRead | besidesReading);
            }
        }

        public void Dispose()
        {
            if (!OperatingSystem.IsWindows())
            {
                System.IO.File.SetUnixFileMode(_path, _before);
            }
        }
    }
}
