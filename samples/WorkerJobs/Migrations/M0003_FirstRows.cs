using GenMigrate;

namespace WorkerJobs.Migrations;

[Migration(3, Description = "The first workers, jobs and applications")]
public sealed class FirstRows : SqlMigration
{
    public override void Up(SqlMigrationBuilder migration) => migration
        .Sql("workers",
            """
            INSERT INTO workers (worker_id, first_name, last_name, email) VALUES
                ('w1', 'Ada', 'Byron', 'ada@example.com'),
                ('w2', 'Grace', 'Murray', 'grace@example.com');
            INSERT INTO skills (worker_id, skill, years) VALUES ('w1', 'mathematics', 12), ('w2', 'compilers', 20), ('w2', 'mathematics', 8);
            """)
        .Sql("jobs",
            """
            INSERT INTO jobs (job_id, title, company) VALUES ('j1', 'Analyst', 'Engines Ltd'), ('j2', 'Compiler engineer', 'Harbour Inc');
            INSERT INTO job_skills (job_id, skill) VALUES ('j1', 'mathematics'), ('j2', 'compilers'), ('j2', 'mathematics');
            INSERT INTO job_applicants (job_id, worker_id) VALUES ('j1', 'w1'), ('j2', 'w2');
            """);

    public override void Down(SqlMigrationBuilder migration) => migration.Sql(
        """
        DELETE FROM workers WHERE worker_id IN ('w1', 'w2');
        DELETE FROM jobs WHERE job_id IN ('j1', 'j2');
        """);
}
