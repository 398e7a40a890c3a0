using GenMigrate;

namespace WebApi.Migrations;

[Migration(3, Description = "Short forms of names")]
public sealed class AddInitials(Initials initials) : SqlMigration
{
    public override void Up(SqlMigrationBuilder migration) => migration
        .Sql("add column", "ALTER TABLE workers ADD COLUMN initials TEXT NOT NULL DEFAULT ''")
        .Run("fill", async (context, cancellationToken) =>
        {
            var workers = new List<(long Id, string Name)>();
            await foreach (var worker in context.QueryAsync("SELECT worker_id, name FROM workers", row => (row.GetInt64(0), row.GetString(1)), cancellationToken: cancellationToken))
            {
                workers.Add(worker);
            }

            foreach (var (id, name) in workers)
            {
                await context.ExecuteAsync(
                    "UPDATE workers SET initials = @initials WHERE worker_id = @id",
                    new Dictionary<string, object?> { ["initials"] = initials.Of(name), ["id"] = id },
                    cancellationToken);
            }
        });

    public override void Down(SqlMigrationBuilder migration) => migration.Sql("ALTER TABLE workers DROP COLUMN initials");
}
