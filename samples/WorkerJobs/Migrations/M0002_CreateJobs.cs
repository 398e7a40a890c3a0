using GenMigrate;

namespace WorkerJobs.Migrations;

[Migration(2, Description = "Jobs, what they ask for, and who applied")]
public sealed class CreateJobs : SqlMigration
{
    public override void Up(SqlMigrationBuilder migration) => migration
        .Sql("jobs",
            """
            CREATE TABLE jobs (
                job_id TEXT PRIMARY KEY,
                title TEXT NOT NULL,
                company TEXT NOT NULL
            );
            CREATE TABLE job_skills (
                job_id TEXT NOT NULL REFERENCES jobs (job_id) ON DELETE CASCADE,
                skill TEXT NOT NULL,
                PRIMARY KEY (job_id, skill)
            );
            """)
        .Sql("applicants",
            """
            CREATE TABLE job_applicants (
                job_id TEXT NOT NULL REFERENCES jobs (job_id) ON DELETE CASCADE,
                worker_id TEXT NOT NULL REFERENCES workers (worker_id) ON DELETE CASCADE,
                status TEXT NOT NULL DEFAULT 'applied',
                applied_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP,
                PRIMARY KEY (job_id, worker_id)
            );
            CREATE INDEX job_applicants_by_worker ON job_applicants (worker_id);
            CREATE INDEX job_applicants_by_status ON job_applicants (status, applied_at);
            """);

    public override void Down(SqlMigrationBuilder migration) => migration
        .Sql("applicants", "DROP TABLE job_applicants")
        .Sql("jobs", "DROP TABLE job_skills; DROP TABLE jobs");
}
