using GenMigrate;

namespace WorkerJobs.Migrations;

// SQLite cannot make a column NOT NULL: the table is built anew. Other tables refer to it with ON DELETE CASCADE, so
// keys are off while that happens and checked before it is committed.
[Migration(5, Description = "Nobody without a name", ForeignKeys = ForeignKeyMode.CheckAtCommit)]
public sealed class RequireFullName : SqlMigration
{
    public override void Up(SqlMigrationBuilder migration) => migration.Sql("rebuild", Rebuild("full_name TEXT NOT NULL"));

    public override void Down(SqlMigrationBuilder migration) => migration.Sql("rebuild", Rebuild("full_name TEXT"));

    private static string Rebuild(string fullName) =>
        $"""
        CREATE TABLE workers_new (
            worker_id TEXT PRIMARY KEY,
            first_name TEXT NOT NULL,
            last_name TEXT NOT NULL,
            email TEXT NOT NULL,
            cv TEXT
        , {fullName});
        INSERT INTO workers_new SELECT worker_id, first_name, last_name, email, cv, full_name FROM workers;
        DROP TABLE workers;
        ALTER TABLE workers_new RENAME TO workers;
        CREATE UNIQUE INDEX workers_email ON workers (email);
        """;
}
