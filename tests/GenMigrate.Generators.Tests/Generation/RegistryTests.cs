namespace GenMigrate.Generators.Tests;

public sealed class RegistryTests
{
    [Fact]
    public Task A_project_without_migrations_has_an_empty_registry() => Snapshot.VerifyAsync(GeneratorHarness.Run(TestProject.Of()));

    [Fact]
    public Task Migrations_seeds_and_named_registries() => Snapshot.VerifyAsync(GeneratorHarness.Run(TestProject.Of(
        """
        using GenMigrate;
        namespace Jobs.Migrations;

        public interface INameParser;

        [Migration(2, Description = "Names in one column", Transaction = TransactionMode.None, TimeoutSeconds = 600)]
        internal sealed class FillNames(INameParser names, string separator = " ") : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) => migration.Sql(names + separator);
            public override void Down(SqlMigrationBuilder migration) => migration.Sql("ALTER TABLE workers DROP COLUMN full_name");
        }

        [Migration(1, Description = "People who look for work")]
        internal sealed class CreateWorkers : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) => migration.Sql("CREATE TABLE workers (worker_id TEXT PRIMARY KEY)");
            public override void Down(SqlMigrationBuilder migration) => migration.Sql("DROP TABLE workers");
        }

        [Migration(3), Irreversible("drops personal data")]
        internal sealed class DropNotes : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) => migration.Sql("DROP TABLE notes");
        }

        [Seed(1, Environments = "Development,Staging", RunOnChange = true)]
        internal sealed class SomeWorkers : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) => migration.Sql("INSERT INTO workers VALUES ('1')");
        }

        [Migration(1, Registry = "orders")]
        internal sealed class CreateOrders : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) => migration.Sql("CREATE TABLE orders (id INTEGER)");
        }
        """)));

    [Fact]
    public void Says_at_run_time_what_the_attributes_say()
    {
        using var assembly = GeneratedAssembly.Load(TestProject.Of(
            """
            using GenMigrate;
            [Migration(7, Name = "the name", FormerName = "what \"it\" was", Description = "what for", Transaction = TransactionMode.None, ForeignKeys = ForeignKeyMode.CheckAtCommit, OutOfOrder = true, TimeoutSeconds = 5, LockTimeoutSeconds = 6)]
            internal sealed class M : SqlMigration
            {
                public override void Up(SqlMigrationBuilder migration) { }
            }
            """));

        var migration = Assert.Single(assembly.Registry.Migrations);
        Assert.Equal(7, migration.Version);
        Assert.Equal("the name", migration.Name);
        Assert.Equal("what \"it\" was", migration.FormerName);
        Assert.Equal("what for", migration.Description);
        Assert.Equal(TransactionMode.None, migration.Transaction);
        Assert.Equal(ForeignKeyMode.CheckAtCommit, migration.ForeignKeys);
        Assert.True(migration.OutOfOrder);
        Assert.False(migration.HasDown);
        Assert.False(migration.IsIrreversible);
        Assert.Equal(TimeSpan.FromSeconds(5), migration.Timeout);
        Assert.Equal(TimeSpan.FromSeconds(6), migration.LockTimeout);
        Assert.Equal("M", migration.Create(null).GetType().Name);
    }
}
