namespace GenMigrate.Generators.Tests;

public sealed class SqlOfRunTimeStringsTests() : RuleTests<SqlOfRunTimeStringsAnalyzer>(Descriptors.SqlOfRunTimeStrings)
{
    private protected override TestProject Hit => TestProject.Of(
        """
        using System.Text;
        using GenMigrate;
        [Migration(1)] class A(string table) : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration)
            {
                migration.Sql({|GENM5002:$"DROP TABLE {table}"|}).Sql("name", {|GENM5002:"DROP TABLE " + table|});
                migration.Sql({|GENM5002:string.Format("DROP TABLE {0}", table)|});
                migration.Sql({|GENM5002:new StringBuilder("DROP TABLE ").Append(table).ToString()|});
                var sql = $"DROP TABLE {table}";
                migration.Sql({|GENM5002:sql|});
            }
        }
        """,
        """
        using GenMigrate;
        [Migration(2)] class B : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) => migration.Run("x", async (context, cancellationToken) =>
            {
                foreach (var id in new[] { 1, 2 })
                {
                    await context.ExecuteAsync({|GENM5002:$"DELETE FROM t WHERE id = {id}"|}, cancellationToken);
                }
            });
        }
        """);

    [Fact]
    public Task Takes_constants_and_text_that_comes_whole() => VerifyAsync(
        """
        using System.Collections.Generic;
        using GenMigrate;
        static class Tables { public const string Workers = "workers"; public static readonly string Skills = "skills"; }
        [Migration(1)] class A(string script) : SqlMigration
        {
            private const string Prefix = "my_";
            public override void Up(SqlMigrationBuilder migration)
            {
                var column = "name";
                migration.Sql($"DROP TABLE {Prefix}{Tables.Workers}").Sql("DROP TABLE " + Prefix + nameof(A)).Sql($"ALTER TABLE t DROP COLUMN {column}");
                migration.Sql(script).Sql(Read("file")).Sql(Tables.Skills);
                migration.Run("x", (context, cancellationToken) => context.ExecuteAsync("DELETE FROM t WHERE id = @id", new Dictionary<string, object?> { ["id"] = script }, cancellationToken));
            }
            private static string Read(string name) => name;
        }
        class NoMigration { public void M(SqlMigrationBuilder migration, string table) => migration.Sql($"DROP TABLE {table}"); }
        """);
}
