using Microsoft.Data.Sqlite;

namespace GenMigrate.Sqlite.Tests;

/// <summary>Foreign keys: enforced by default, checked at commit where a table is rebuilt, never a reason to lose rows without a word.</summary>
public sealed class ForeignKeyTests : SqliteTests
{
    private const string Rebuild = """
        CREATE TABLE workers_new (worker_id TEXT PRIMARY KEY, name TEXT NOT NULL CHECK (name <> ''));
        INSERT INTO workers_new SELECT * FROM workers;
        DROP TABLE workers;
        ALTER TABLE workers_new RENAME TO workers;
        """;

    private static readonly TestMigration Tables = Sql(
        1,
        """
        CREATE TABLE workers (worker_id TEXT PRIMARY KEY, name TEXT NOT NULL);
        CREATE TABLE skills (worker_id TEXT REFERENCES workers (worker_id) ON DELETE CASCADE, skill TEXT);
        INSERT INTO workers VALUES ('1', 'Ada'), ('2', 'Grace');
        INSERT INTO skills VALUES ('1', 'C#'), ('2', 'SQL'), (NULL, 'none');
        """);

    private static readonly TestMigration Parent = Sql(1, "CREATE TABLE workers (worker_id TEXT PRIMARY KEY); INSERT INTO workers VALUES ('1'); CREATE TABLE spare (x)");

    /// <summary>
    /// What was looked up for the first drop must not be believed at the second: a savepoint has taken the schema's
    /// version back, and another change has given it again.
    /// </summary>
    [Fact]
    public async Task A_key_that_is_made_after_a_drop_was_taken_back_is_seen()
    {
        var tables = Sql(1, "CREATE TABLE workers (worker_id TEXT PRIMARY KEY); INSERT INTO workers VALUES ('1'); CREATE TABLE spare (x)");
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(tables, Sql(
            2,
            """
            SAVEPOINT before_it;
            DROP TABLE spare;
            ROLLBACK TO before_it;
            CREATE TABLE skills (worker_id TEXT REFERENCES workers (worker_id) ON DELETE CASCADE);
            INSERT INTO skills VALUES ('1');
            DROP TABLE workers
            """)));
        Assert.Contains("would delete or orphan the rows of 'skills'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drops_one_after_the_other_are_each_looked_at()
    {
        var spare = Sql(2, "CREATE TABLE spare (x); CREATE TABLE another (x)");
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(Tables, spare, Sql(3, "DROP TABLE spare; DROP TABLE another; DROP TABLE workers")));
        Assert.Contains("would delete or orphan the rows of 'skills'", failure.Message, StringComparison.Ordinal);
        await UpAsync(Tables, spare, Sql(3, "DROP TABLE spare; DROP TABLE skills; DROP TABLE workers"));
    }

    [Fact]
    public Task A_key_that_somebody_else_makes_between_two_migrations_is_seen() =>
        SeesKeyMadeAfterAsync(MigrationPhase.Done, Sql(2, "DROP TABLE spare"), Sql(3, "DROP TABLE workers"));

    [Fact]
    public Task One_that_is_made_between_two_without_transactions_too() =>
        SeesKeyMadeAfterAsync(MigrationPhase.Done, Sql(2, "DROP TABLE spare").OptedOut(), Sql(3, "DROP TABLE workers").OptedOut());

    [Fact]
    public Task One_that_is_made_between_two_steps_without_a_transaction_too() =>
        SeesKeyMadeAfterAsync(MigrationPhase.StepDone, Sql(2, "DROP TABLE spare", "DROP TABLE workers").OptedOut());

    [Fact]
    public async Task One_that_is_made_between_two_statements_without_a_transaction_too()
    {
        var (isDropped, isMade) = (false, false);
        var watch = TestStep.Code("watch", (context, _) =>
        {
            var handle = ((SqliteConnection)((SqlMigrationContext)context.Native).Connection).Handle!;
            SQLitePCL.raw.sqlite3_trace(handle, (_, statement) => Starts(statement.utf8_to_string()), null);
            return Task.CompletedTask;
        });
        await UpAsync(Parent);
        var drops = new TestMigration(2) { Up = [watch, Step("DROP TABLE spare; DROP TABLE workers; VACUUM")] };
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(Parent, drops.OptedOut()));
        Assert.Contains("would delete or orphan the rows of 'skills'", failure.Message, StringComparison.Ordinal);

        // While the first one runs, nobody else can; the next that is asked for is the look before the second one.
        void Starts(string statement)
        {
            if (isDropped && !isMade)
            {
                isMade = true;
                MakeKey();
            }

            isDropped |= statement == "DROP TABLE spare;";
        }
    }

    [Fact]
    public async Task A_rebuild_that_is_checked_at_commit_keeps_the_children()
    {
        await UpAsync(Tables, CheckAtCommit(2, Rebuild));
        Assert.Equal(3, await ScalarAsync<long>("SELECT count(*) FROM skills"));
        Assert.Equal(2, await ScalarAsync<long>("SELECT count(*) FROM workers"));
        Assert.Contains("CHECK", await ScalarAsync<string>("SELECT sql FROM sqlite_master WHERE name = 'workers'"), StringComparison.Ordinal);
        Assert.Contains("REFERENCES workers ", await ScalarAsync<string>("SELECT sql FROM sqlite_master WHERE name = 'skills'"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rebuild_while_keys_are_enforced_is_refused_before_a_row_is_lost()
    {
        await UpAsync(Tables);
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(Tables, Sql(2, Rebuild)));
        Assert.Equal(3, failure.Line);
        Assert.Contains("dropping 'workers' would delete or orphan the rows of 'skills' that refer to it", failure.Message, StringComparison.Ordinal);
        Assert.Contains("ForeignKeyMode.CheckAtCommit", failure.Message, StringComparison.Ordinal);
        Assert.Equal(3, await ScalarAsync<long>("SELECT count(*) FROM skills"));
        Assert.Equal(0, await ScalarAsync<long>("SELECT count(*) FROM sqlite_master WHERE name = 'workers_new'"));
    }

    [Theory]
    [InlineData("DROP TABLE \"Workers\"")]
    [InlineData("drop table if exists main.WORKERS")]
    [InlineData("DROP TABLE [workers] -- gone")]
    [InlineData("DROP TABLE 'workers'")]
    [InlineData("DROP TABLE IF EXISTS main.'Workers'")]
    public async Task The_table_is_recognised_however_it_is_written(string drop)
    {
        await UpAsync(Tables);
        await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(Tables, Sql(2, drop)));
        Assert.Equal(3, await ScalarAsync<long>("SELECT count(*) FROM skills"));
    }

    [Fact]
    public async Task A_table_that_no_row_refers_to_is_dropped()
    {
        await UpAsync(Tables, Sql(2, "UPDATE skills SET worker_id = NULL", "DROP TABLE workers"));
        Assert.Equal(0, await ScalarAsync<long>("SELECT count(*) FROM sqlite_master WHERE name = 'workers'"));
    }

    [Fact]
    public async Task A_table_that_only_its_own_rows_refer_to_is_dropped()
    {
        await UpAsync(Sql(1, "CREATE TABLE tree (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES tree (id)); INSERT INTO tree VALUES (1, NULL), (2, 1)"), Sql(2, "DROP TABLE tree"));
        Assert.Equal(0, await ScalarAsync<long>("SELECT count(*) FROM sqlite_master WHERE name = 'tree'"));
    }

    [Fact]
    public async Task Keys_are_enforced_unless_the_connection_string_says_otherwise()
    {
        var orphan = Sql(2, "INSERT INTO skills VALUES ('9', 'magic')");
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(Tables, orphan));
        Assert.Contains("FOREIGN KEY constraint failed", failure.Message, StringComparison.Ordinal);

        await MigrateAsync(new SqliteConnectionStringBuilder { DataSource = Path, ForeignKeys = false }.ConnectionString, [Tables, orphan]);
        Assert.Equal(4, await ScalarAsync<long>("SELECT count(*) FROM skills"));
    }

    [Fact]
    public async Task Rows_that_refer_to_nothing_are_found_before_the_commit()
    {
        await UpAsync(Tables);
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(Tables, CheckAtCommit(2, "DELETE FROM workers WHERE worker_id = '1'")));
        Assert.Null(failure.Step);
        Assert.Contains("it leaves rows that refer to nothing: 1 in 'skills' to 'workers'", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, await ScalarAsync<long>("SELECT count(*) FROM workers"));
        Assert.Equal("1 applied, 2 failed", await StatesAsync());
    }

    [Fact]
    public async Task A_deferred_key_is_checked_by_SQLite_at_the_commit()
    {
        TestMigration[] migrations =
        [
            Sql(1, "CREATE TABLE parents (id INTEGER PRIMARY KEY); CREATE TABLE children (parent INTEGER REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED)"),
            Sql(2, "INSERT INTO children VALUES (1)"),
        ];
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(migrations));
        Assert.Equal((2L, null), (failure.Version, failure.Step));
        Assert.Equal(0, await ScalarAsync<long>("SELECT count(*) FROM children"));
        Assert.Equal("1 applied, 2 failed", await StatesAsync());
    }

    [Fact]
    public async Task Old_rows_that_refer_to_nothing_are_not_the_migrations_fault()
    {
        await UpAsync(Tables);
        await File.ExecuteAsync("PRAGMA foreign_keys = OFF; INSERT INTO skills VALUES ('9', 'magic')");
        await UpAsync(Tables, CheckAtCommit(2, Rebuild));
        Assert.Equal(4, await ScalarAsync<long>("SELECT count(*) FROM skills"));
    }

    [Fact]
    public async Task A_new_row_that_refers_to_nothing_is_found_beside_old_ones()
    {
        await UpAsync(Tables);
        await File.ExecuteAsync("PRAGMA foreign_keys = OFF; INSERT INTO skills VALUES ('9', 'magic')");
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(Tables, CheckAtCommit(2, "INSERT INTO skills VALUES ('8', 'more magic')")));
        Assert.Contains("2 in 'skills' to 'workers'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Afterwards_the_next_migration_has_its_keys_enforced_again()
    {
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(Tables, CheckAtCommit(2, Rebuild), Sql(3, "INSERT INTO skills VALUES ('9', 'magic')")));
        Assert.Equal(3, failure.Version);
        Assert.Contains("FOREIGN KEY constraint failed", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_opted_out_rebuild_is_checked_step_by_step()
    {
        await UpAsync(Tables, CheckAtCommit(2, Rebuild, "DELETE FROM skills WHERE worker_id IS NULL").OptedOut());
        Assert.Equal(2, await ScalarAsync<long>("SELECT count(*) FROM skills"));
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(Tables, CheckAtCommit(2, Rebuild, "DELETE FROM skills WHERE worker_id IS NULL").OptedOut(), CheckAtCommit(3, "DELETE FROM workers").OptedOut()));
        Assert.Contains("it leaves rows that refer to nothing", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, await ScalarAsync<long>("SELECT count(*) FROM workers"));
    }

    [Fact]
    public async Task Code_that_closes_the_connection_of_a_rebuild_is_told_so()
    {
        var closing = new TestMigration(2) { Up = [TestStep.Code("close", (context, _) => ((SqlMigrationContext)context.Native).Connection.CloseAsync())] }.With(MigrationFlags.CheckForeignKeysAtCommit);
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(Tables, closing));
        Assert.Contains("closed the connection", failure.Message, StringComparison.Ordinal);
    }

    private async Task SeesKeyMadeAfterAsync(MigrationPhase phase, params TestMigration[] drops)
    {
        var progress = new ProgressLog(told =>
        {
            if (told.Version == 2 && told.Phase == phase)
            {
                MakeKey();
            }
        });
        await UpAsync(Parent);
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => Runner([Parent, .. drops], options => options.Progress = progress).MigrateAsync());
        Assert.Contains("would delete or orphan the rows of 'skills'", failure.Message, StringComparison.Ordinal);
    }

    private void MakeKey()
    {
        using var other = File.ConnectRawAsync().GetAwaiter().GetResult();
        using var command = other.CreateCommand();
        command.CommandText = "CREATE TABLE skills (worker_id TEXT REFERENCES workers (worker_id) ON DELETE CASCADE); INSERT INTO skills VALUES ('1')";
        command.ExecuteNonQuery();
    }
}
