using GenMigrate;

namespace WorkerJobs.Migrations;

[Migration(4, Description = "Names in one column, with the rows in place")]
public sealed class FillFullNames : SqlMigration
{
    public override void Up(SqlMigrationBuilder migration) => migration
        .Sql("add column", "ALTER TABLE workers ADD COLUMN full_name TEXT")
        .Run("fill", async (context, cancellationToken) =>
        {
            var workers = new List<(string Id, string Name)>();
            await foreach (var worker in context.QueryAsync("SELECT worker_id, first_name, last_name FROM workers", row => (row.GetString(0), $"{row.GetString(1)} {row.GetString(2)}"), cancellationToken: cancellationToken))
            {
                workers.Add(worker);
            }

            for (var i = 0; i < workers.Count; i++)
            {
                await context.ExecuteAsync(
                    "UPDATE workers SET full_name = @name WHERE worker_id = @id",
                    new Dictionary<string, object?> { ["name"] = workers[i].Name, ["id"] = workers[i].Id },
                    cancellationToken);
                context.Report(i + 1, workers.Count);
            }
        });

    public override void Down(SqlMigrationBuilder migration) => migration.Sql("ALTER TABLE workers DROP COLUMN full_name");
}
