namespace GenMigrate.Generators.Tests;

public sealed class DatabaseTouchedTests() : RuleTests<DatabaseTouchedAnalyzer>(Descriptors.DatabaseTouched)
{
    private protected override TestProject Hit => TestProject.Of(
        """
        using System.Data;
        using System.Data.Common;
        using GenMigrate;
        [Migration(1)] class A(DbConnection connection, DbDataSource source) : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration)
            {
                {|GENM5003:connection.Open()|};
                using var command = {|GENM5003:connection.CreateCommand()|};
                {|GENM5003:command.ExecuteNonQuery()|};
                if (migration is not null) { {|GENM5003:connection.Count("t")|}; }
            }
            public override void Down(SqlMigrationBuilder migration) => {|GENM5003:source.OpenConnection()|};
        }
        static class Queries { public static int Count(this IDbConnection connection, string table) => table.Length; }
        """,
        """
        using GenMigrate;
        abstract class Own(Microsoft.EntityFrameworkCore.Jobs jobs) : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) => {|GENM5003:jobs.SaveChanges()|};
        }
        namespace Microsoft.EntityFrameworkCore
        {
            abstract class DbContext { public int SaveChanges() => 0; }
            sealed class Jobs : DbContext;
        }
        """);

    [Fact]
    public Task Takes_what_runs_as_a_step() => VerifyAsync(
        """
        using System.Data.Common;
        using System.Threading.Tasks;
        using GenMigrate;
        [Migration(1)] class A(DbConnection other) : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration)
            {
                migration.Run("a", async (context, cancellationToken) =>
                {
                    using var command = context.Connection.CreateCommand();
                    await command.ExecuteNonQueryAsync(cancellationToken);
                });
                migration.Run("b", (_, _) => Fill(other));
                static void Local(DbConnection connection) => connection.Open();
                migration.Run("c", (context, _) => { Local(context.Connection); return Task.CompletedTask; });
            }
            private static Task Fill(DbConnection connection) => connection.OpenAsync();
        }
        """);
}
