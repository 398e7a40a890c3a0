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
        [Migration(2)] class B(int[] ids) : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) => migration.Run("x", async (context, cancellationToken) =>
            {
                foreach (var id in ids)
                {
                    await context.ExecuteAsync({|GENM5002:$"DELETE FROM t WHERE id = {id}"|}, cancellationToken);
                }
            });
        }
        """);

    [Fact]
    public Task Takes_text_that_is_put_together_of_constants_only() => VerifyAsync(
        """
        using System.Collections.Generic;
        using System.Linq;
        using GenMigrate;
        [Migration(1)] class A : SqlMigration
        {
            private static readonly string[] Tables = ["a", "b"];
            public override void Up(SqlMigrationBuilder migration)
            {
                foreach (var table in Tables) { migration.Sql($"DROP TABLE {table}"); }
                foreach (var (table, column) in new[] { ("a", "b"), ("c", "d") }) { migration.Sql($"ALTER TABLE {table} DROP COLUMN " + column); }
                foreach (var pair in new Dictionary<string, int> { ["a"] = 1 }) { migration.Sql($"DELETE FROM {pair.Key} WHERE id = {pair.Value}"); }
                for (var i = 0; i < 3; i++) { migration.Sql($"DROP TABLE part_{i}"); }
                migration.Sql(string.Concat("DROP TABLE ", "a", ", b")).Sql(string.Join("; ", Tables.Select(table => $"DROP TABLE {table.ToUpperInvariant()}")));
                var sql = "DROP TABLE ";
                sql += "a";
                migration.Sql(string.Format("{0}{1}", sql, nameof(A)));
            }
        }
        """);

    [Fact]
    public Task Finds_what_comes_from_outside_on_a_way_around() => VerifyAsync(
        """
        using System.Linq;
        using GenMigrate;
        [Migration(1)] class A(string[] tables) : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration)
            {
                foreach (var table in tables.Order()) { migration.Sql({|GENM5002:$"DROP TABLE {table}"|}); }
                var name = "a";
                name += tables[0];
                migration.Sql({|GENM5002:$"DROP TABLE {name}"|}).Sql({|GENM5002:string.Concat("DROP TABLE ", Name())|});
            }
            private static string Name() => System.IO.File.ReadAllText("x");
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
