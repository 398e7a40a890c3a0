using Microsoft.EntityFrameworkCore;
using Start;

await using (var context = new Context(args[0]))
{
    await context.Database.MigrateAsync();
}

Footprint.Print();

internal sealed class Context(string connectionString) : DbContext
{
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql(connectionString);
}
