namespace GenMigrate.Sqlite.Tests;

/// <summary>
/// A foreign key that refers to columns which are not unique: SQLite refuses to check it at all. An old one is not the
/// migration's fault, and a new one is.
/// </summary>
public sealed class ForeignKeyMismatchTests : SqliteTests
{
    private const string Mend = "CREATE TABLE new_msg (id INTEGER PRIMARY KEY, body TEXT); INSERT INTO new_msg SELECT id, body FROM msg; DROP TABLE msg; ALTER TABLE new_msg RENAME TO msg";

    // As after a rebuild by hand that has lost the primary key.
    private const string Mismatched = """
        PRAGMA foreign_keys = OFF;
        CREATE TABLE msg (id INTEGER, body TEXT);
        CREATE TABLE users (user_id INTEGER PRIMARY KEY);
        CREATE TABLE att (m INTEGER REFERENCES msg (id), u INTEGER REFERENCES users);
        INSERT INTO msg VALUES (1, 'a'), (2, 'b');
        INSERT INTO users VALUES (1);
        """;

    [Fact]
    public async Task The_migration_that_mends_it_runs()
    {
        await File.ExecuteAsync(Mismatched + "INSERT INTO att VALUES (1, 1)");
        Assert.Equal("up 1", Done(await UpAsync(CheckAtCommit(1, Mend))));
        Assert.Equal(0, await ScalarAsync<long>("SELECT count(*) FROM pragma_foreign_key_check"));
    }

    [Fact]
    public async Task One_about_another_table_runs_too()
    {
        await File.ExecuteAsync(Mismatched);
        Assert.Equal("up 1", Done(await UpAsync(CheckAtCommit(1, "CREATE TABLE new_users (user_id INTEGER PRIMARY KEY, name TEXT); DROP TABLE users; ALTER TABLE new_users RENAME TO users"))));
    }

    [Fact]
    public async Task One_whose_parent_lacks_the_column_runs_too()
    {
        await File.ExecuteAsync("PRAGMA foreign_keys = OFF; CREATE TABLE msg (id INTEGER PRIMARY KEY); CREATE TABLE att (m INTEGER REFERENCES msg (gone)); INSERT INTO att VALUES (1)");
        Assert.Equal("up 1", Done(await UpAsync(CheckAtCommit(1, "CREATE TABLE other (x)"))));
    }

    [Fact]
    public async Task Old_orphans_of_a_mismatched_key_stay_old_when_it_is_mended()
    {
        await File.ExecuteAsync(Mismatched + "INSERT INTO att VALUES (7, 1), (1, 8), (NULL, 9)");
        Assert.Equal("up 1", Done(await UpAsync(CheckAtCommit(1, Mend))));
    }

    [Theory]
    [InlineData("DELETE FROM users", "1 in 'att' to 'users'")]
    [InlineData("DELETE FROM msg WHERE id = 1", "1 in 'att' to 'msg'")]
    [InlineData(Mend + "; DELETE FROM msg WHERE id = 1", "1 in 'att' to 'msg'")]
    public async Task New_orphans_are_found_beside_it(string sql, string words)
    {
        await File.ExecuteAsync(Mismatched + "INSERT INTO att VALUES (1, 1)");
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => UpAsync(CheckAtCommit(1, sql)));
        Assert.Contains($"it leaves rows that refer to nothing: {words} (", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, await ScalarAsync<long>("SELECT count(*) FROM users"));
    }

    [Fact]
    public async Task A_new_one_is_refused()
    {
        await File.ExecuteAsync("CREATE TABLE msg (id INTEGER PRIMARY KEY); CREATE TABLE att (m INTEGER REFERENCES msg (id))");
        var failure = await Assert.ThrowsAsync<MigrationFailedException>(
            () => UpAsync(CheckAtCommit(1, "CREATE TABLE new_msg (id INTEGER); DROP TABLE msg; ALTER TABLE new_msg RENAME TO msg")));
        Assert.Contains("all in 'att', whose keys refer to columns that are missing or not unique", failure.Message, StringComparison.Ordinal);
    }
}
