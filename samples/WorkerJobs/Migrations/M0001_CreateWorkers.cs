using GenMigrate;

namespace WorkerJobs.Migrations;

[Migration(1, Description = "Workers and what they can do, as their CVs say")]
public sealed class CreateWorkers : SqlMigration
{
    // "workers" in quotes, as SQLite writes it when migration 5 renames a table to it: so that its Down restores this
    // text to the byte.
    public override void Up(SqlMigrationBuilder migration) => migration
        .Sql("workers",
            """
            CREATE TABLE "workers" (
                worker_id TEXT PRIMARY KEY,
                first_name TEXT NOT NULL,
                last_name TEXT NOT NULL,
                email TEXT NOT NULL,
                cv TEXT
            );
            CREATE UNIQUE INDEX workers_email ON workers (email);
            """)
        .Sql("skills",
            """
            CREATE TABLE skills (
                worker_id TEXT NOT NULL REFERENCES workers (worker_id) ON DELETE CASCADE,
                skill TEXT NOT NULL,
                years INTEGER NOT NULL DEFAULT 0,
                PRIMARY KEY (worker_id, skill)
            );
            CREATE INDEX skills_by_skill ON skills (skill, years);
            """);

    public override void Down(SqlMigrationBuilder migration) => migration
        .Sql("skills", "DROP TABLE skills")
        .Sql("workers", "DROP TABLE workers");
}
