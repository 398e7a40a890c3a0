namespace GenMigrate.Generators.Tests;

/// <summary>A project with every mistake in it, each in a registry of its own where it can be, so that no fix touches another's.</summary>
internal static class Mistakes
{
    private const string Steps =
        """
        { public override void Up(SqlMigrationBuilder migration) => migration.Sql("SELECT 1"); public override void Down(SqlMigrationBuilder migration) => migration.Sql("SELECT 1"); }
        """;

    private const string UpOnly =
        """
        { public override void Up(SqlMigrationBuilder migration) => migration.Sql("SELECT 1"); }
        """;

    /// <summary>What is wrong with the lock file: while it stands, nothing can be added.</summary>
    public const string Damage = "what is this";

    /// <summary>What a library has that announces version 7 of a registry.</summary>
    public static string Module { get; } = "using GenMigrate;\n[Migration(7)] public class CreateInvoices : SqlMigration " + Steps;

    public static TestProject Project { get; } = TestProject.Of() with
    {
        EditorConfig = "root = true\n[*.cs]\ndotnet_diagnostic.GENM1009.severity = none\n[Locking.cs]\ndotnet_diagnostic.GENM1009.severity = warning\n",
        GlobalConfig = "dotnet_diagnostic.GENM1009.severity = none\n",
        Sources =
        [
            ("Versions/Duplicates.cs", $$"""
                using GenMigrate;
                [Migration({|GENM1001:1|}, Registry = "duplicates")] class Duplicate1 : SqlMigration {{Steps}}

                [Migration({|GENM1001:1|}, Registry = "duplicates")] class Duplicate2 : SqlMigration {{Steps}}
                [Migration({|GENM1001:1|}, Registry = "duplicates")] class Duplicate3 : SqlMigration {{Steps}}
                """),
            ("Versions/Gaps.cs", $$"""
                using GenMigrate;
                [Migration(1, Registry = "gaps")] class Gap1 : SqlMigration {{Steps}}
                [Migration({|GENM1002:3|}, Registry = "gaps")] class Gap3 : SqlMigration {{Steps}}
                [Migration(4, Registry = "gaps")] class Gap4 : SqlMigration {{Steps}}
                [Migration({|GENM1003:-1|}, Registry = "negative")] class Negative : SqlMigration {{Steps}}
                """),
            ("Released.cs", $$"""
                using GenMigrate;
                [Migration({|GENM1004:2|}, Registry = "late")] class Late : SqlMigration {{Steps}}
                [Migration(3, Registry = "late")]
                class {|GENM1005:Edited|} : SqlMigration {{Steps}}
                """),
            ("Locking.cs", $$"""
                using GenMigrate;
                [Migration({|GENM1009:1|}, Registry = "new")] class New1 : SqlMigration {{Steps}}
                [Migration({|GENM1009:2|}, Registry = "new")] class New2 : SqlMigration {{Steps}}
                """),
            ("Shape.cs", $$"""
                using GenMigrate;
                [Migration(1, Registry = "shape")] class {|GENM2001:NoMigration|} { }
                [Migration(2, Registry = "shape")] abstract class {|GENM2002:Abstract|} : SqlMigration { }
                class {|GENM2003:Unmarked1|} : SqlMigration {{Steps}}
                class {|GENM2003:Unmarked2|} : SqlMigration {{Steps}}
                [Migration(1, Registry = "names", Name = {|GENM2004:"same"|})] class Name1 : SqlMigration {{Steps}}
                [Migration(2, Registry = "names", Name = {|GENM2004:"same"|})] class Name2 : SqlMigration {{Steps}}
                [Migration(1, Registry = "mixed")] class Sql : SqlMigration {{Steps}}
                [Migration(2, Registry = "mixed"), Irreversible("no database")] class {|GENM2005:Other|} : OtherMigration;
                abstract class OtherMigration : Migration;
                """),
            ("Downs.cs", $$"""
                using GenMigrate;
                [Migration(1, Registry = "downs")]
                class {|GENM3001:WithoutDown|} : SqlMigration {{UpOnly}}
                [Migration(2, Registry = "downs")] class Hollow : SqlMigration
                {
                    public override void Up(SqlMigrationBuilder migration) => migration.Sql("SELECT 1");
                    public override void {|GENM3002:Down|}(SqlMigrationBuilder migration) { }
                }
                [Migration(3, Registry = "downs"), Irreversible("why")] class Both : SqlMigration
                {
                    public override void Up(SqlMigrationBuilder migration) => migration.Sql("SELECT 1");
                    public override void {|GENM3003:Down|}(SqlMigrationBuilder migration) => migration.Sql("SELECT 1");
                }
                """),
            ("Transactions.cs", """"
                using GenMigrate;
                [Migration(1, Registry = "transactions")]
                class Vacuum : SqlMigration
                {
                    public override void Up(SqlMigrationBuilder migration) => migration.Sql(
                        """
                        SELECT 1;
                        {|GENM4001:VACUUM|};
                        """);
                    public override void Down(SqlMigrationBuilder migration) => migration.Sql("SELECT 1");
                }
                [Migration(2, Registry = "transactions")]
                class Rebuild : SqlMigration
                {
                    public override void Up(SqlMigrationBuilder migration) => migration.Sql("CREATE TABLE c (a REFERENCES t); {|GENM4003:DROP TABLE t|}; ALTER TABLE n RENAME TO t");
                    public override void Down(SqlMigrationBuilder migration) => migration.Sql("{|GENM4002:BEGIN|}; SELECT 1");
                }
                """"),
            ("Modules.cs", $$"""
                using GenMigrate;
                [Migration({|GENM1007:7|}, Registry = "Billing")] class AlsoBilled : SqlMigration {{Steps}}
                """),
            ("Habits.cs", """
                using System.Data.Common;
                using GenMigrate;
                [Migration(1, Registry = "habits")]
                class Habit(DbConnection connection, string table) : SqlMigration
                {
                    public override void Up(SqlMigrationBuilder migration)
                    {
                        {|GENM5003:connection.Open()|};
                        migration.Sql({|GENM5002:$"DROP TABLE {table}"|});
                        migration.Run({|GENM5001:System.Environment.MachineName|}, (_, _) => System.Threading.Tasks.Task.CompletedTask);
                    }
                    public override void Down(SqlMigrationBuilder migration) => migration.Sql("SELECT 1");
                }
                """),
        ],
        Files =
        [
            (TestProject.ProjectDirectory + "Migrations/bad name.sql", "{|GENM2006:SELECT 1;|}\n"),
            (TestProject.ProjectDirectory + "Migrations/0100_no_way_back.sql", "{|GENM3001:SELECT 1;|}\n{|GENM4002:COMMIT|};\n"),
            (TestProject.ProjectDirectory + "migrations.lock", $"3 {LockedProject.OtherChecksum} late Edited\n{{|GENM1006:9 {LockedProject.OtherChecksum} gone Gone|}}\n{{|GENM1008:{Damage}|}}\n"),
        ],
    };
}
