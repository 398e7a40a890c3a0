namespace GenMigrate.Generators.Tests;

/// <summary>Ways in which people write migrations that are right.</summary>
public static class Shapes
{
    private const string Steps = "{ public override void Up(SqlMigrationBuilder migration) => migration.Sql(\"SELECT 1\"); public override void Down(SqlMigrationBuilder migration) => migration.Sql(\"SELECT 2\"); }";

    private static readonly Dictionary<string, string> All = new(StringComparer.Ordinal)
    {
        ["block namespace"] = $$"""namespace A.B { [Migration(1)] public sealed class M : SqlMigration {{Steps}} }""",
        ["global namespace"] = $$"""[Migration(1)] class M : SqlMigration {{Steps}}""",
        ["nested in a static class"] = $$"""static class Migrations { [Migration(1)] internal sealed class First : SqlMigration {{Steps}} [Migration(2)] internal sealed class Second : SqlMigration {{Steps}} }""",
        ["partial, attribute apart from base class"] = $$"""[Migration(1)] partial class M; partial class M : SqlMigration {{Steps}}""",
        ["partial, Up apart from Down"] = """[Migration(1)] partial class M : SqlMigration { public override void Up(SqlMigrationBuilder migration) => migration.Sql("SELECT 1"); } partial class M { public override void Down(SqlMigrationBuilder migration) => migration.Sql("SELECT 2"); }""",
        ["primary constructor"] = """interface IParser { string Parse(string text); } [Migration(1)] class M(IParser parser) : SqlMigration { public override void Up(SqlMigrationBuilder migration) => migration.Sql(parser.Parse("SELECT 1")); public override void Down(SqlMigrationBuilder migration) => migration.Sql("SELECT 2"); }""",
        ["primary constructor with defaults"] = $$"""[Migration(1)] class M(System.IServiceProvider? services = null, int size = 100) : SqlMigration { public int Size => size + (services is null ? 0 : 1); public override void Up(SqlMigrationBuilder migration) => migration.Sql("SELECT 1"); public override void Down(SqlMigrationBuilder migration) => migration.Sql("SELECT 2"); }""",
        ["two constructors"] = """[Migration(1)] class M : SqlMigration { public M() { } internal M(System.TimeProvider clock) => _ = clock; public override void Up(SqlMigrationBuilder migration) => migration.Sql("SELECT 1"); public override void Down(SqlMigrationBuilder migration) => migration.Sql("SELECT 2"); }""",
        ["abstract base class"] = """abstract class Own : SqlMigration { protected abstract string Table { get; } public override void Up(SqlMigrationBuilder migration) => migration.Sql("SELECT 1"); public override void Down(SqlMigrationBuilder migration) => migration.Sql("SELECT 2"); } [Migration(1)] class M : Own { protected override string Table => "t"; }""",
        ["base class that could be made"] = $$"""class Own : SqlMigration {{Steps}} [Migration(1)] sealed class A : Own; [Migration(2)] sealed class B : Own;""",
        ["generic base class"] = """abstract class Seeds<T> : SqlMigration { public override void Up(SqlMigrationBuilder migration) => migration.Sql("SELECT 1"); public override void Down(SqlMigrationBuilder migration) => migration.Sql("SELECT 2"); } [Migration(1)] class A : Seeds<int>; [Migration(2)] class B : Seeds<string>;""",
        ["base class chain"] = $$"""abstract class Lowest : SqlMigration; abstract class Middle : Lowest {{Steps}} [Migration(1)] class M : Middle;""",
        ["sealed Down in the base class"] = """abstract class Own : SqlMigration { public sealed override void Down(SqlMigrationBuilder migration) => migration.Sql("SELECT 2"); } [Migration(1)] class M : Own { public override void Up(SqlMigrationBuilder migration) => migration.Sql("SELECT 1"); }""",
        ["irreversible despite the base class"] = $$"""abstract class Own : SqlMigration {{Steps}} [Migration(1), Irreversible("drops data")] class M : Own;""",
        ["constants for versions"] = $$"""static class Versions { public const long First = 1, Second = First + 1; } [Migration(Versions.First)] class A : SqlMigration {{Steps}} [Migration(Versions.Second)] class B : SqlMigration {{Steps}}""",
        ["own constant"] = """[Migration(Number)] class M : SqlMigration { private const int Number = 1; public override void Up(SqlMigrationBuilder migration) => migration.Sql("SELECT 1"); public override void Down(SqlMigrationBuilder migration) => migration.Sql("SELECT 2"); }""",
        ["versions by arithmetic"] = $$"""[Migration(2024_01_01 * 100L + 1)] class A : SqlMigration {{Steps}} [Migration(2024_01_01 * 100L + 2)] class B : SqlMigration {{Steps}}""",
        ["digit separators"] = $$"""[Migration(2024_03_05_1200)] class A : SqlMigration {{Steps}} [Migration(2024_03_05_1201L)] class B : SqlMigration {{Steps}}""",
        ["hexadecimal and binary"] = $$"""[Migration(0x1)] class A : SqlMigration {{Steps}} [Migration(0b10)] class B : SqlMigration {{Steps}}""",
        ["enum for versions"] = $$"""enum Version : long { First = 1, Second } [Migration((long)Version.First)] class A : SqlMigration {{Steps}} [Migration((long)Version.Second)] class B : SqlMigration {{Steps}}""",
        ["alias of the attribute"] = $$"""[Step(1)] class A : SqlMigration {{Steps}} [Step(2)] class B : SqlMigration {{Steps}}""",
        ["alias of the base class"] = $$"""[Migration(1)] class A : Sql {{Steps}}""",
        ["fully qualified"] = $$"""[GenMigrate.MigrationAttribute(1)] class A : GenMigrate.SqlMigration {{Steps}}""",
        ["named argument"] = $$"""[Migration(version: 1, Description = "first")] class A : SqlMigration {{Steps}}""",
        ["several attribute lists"] = """[System.Obsolete("old"), Migration(1)] [Irreversible("drops data")] class A : SqlMigration { public override void Up(SqlMigrationBuilder migration) => migration.Sql("SELECT 1"); }""",
        ["escaped identifiers"] = $$"""namespace @namespace { [Migration(1)] class @class : SqlMigration {{Steps}} }""",
        ["names beyond ASCII"] = $$"""[Migration(1)] class Überarbeitet : SqlMigration {{Steps}} [Migration(2)] class 表 : SqlMigration {{Steps}}""",
        ["two registries"] = $$"""[Migration(1)] class A : SqlMigration {{Steps}} [Migration(1, Registry = "orders", Name = "A")] class B : SqlMigration {{Steps}}""",
        ["seeds beside migrations"] = """[Migration(1)] class A : SqlMigration { public override void Up(SqlMigrationBuilder migration) => migration.Sql("SELECT 1"); public override void Down(SqlMigrationBuilder migration) => migration.Sql("SELECT 2"); } [Seed(1, Name = "A", Environments = "Development", RunOnChange = true)] class B : SqlMigration { public override void Up(SqlMigrationBuilder migration) => migration.Sql("SELECT 1"); }""",
        ["opted out"] = """[Migration(1, Transaction = TransactionMode.None)] class A : SqlMigration { public override void Up(SqlMigrationBuilder migration) => migration.Sql("CREATE INDEX CONCURRENTLY i ON t (a)", repeatable: true); public override void Down(SqlMigrationBuilder migration) => migration.Sql("DROP INDEX CONCURRENTLY i"); }""",
        ["rebuild that checks at commit"] = """[Migration(1, ForeignKeys = ForeignKeyMode.CheckAtCommit), Irreversible("the column is gone")] class A : SqlMigration { public override void Up(SqlMigrationBuilder migration) => migration.Sql("CREATE TABLE n (a); INSERT INTO n SELECT a FROM t; DROP TABLE t; ALTER TABLE n RENAME TO t"); }""",
        ["code in a step"] = """[Migration(1), Irreversible("fills")] class A : SqlMigration { public override void Up(SqlMigrationBuilder migration) => migration.Run("fill", async (context, cancellationToken) => { using var command = context.Connection.CreateCommand(); command.Transaction = context.Transaction; command.CommandText = "SELECT 1"; await command.ExecuteNonQueryAsync(cancellationToken); context.Report(1, 2); }); }""",
        ["a method group as a step"] = """[Migration(1), Irreversible("fills")] class A : SqlMigration { public override void Up(SqlMigrationBuilder migration) => migration.Run("fill", FillAsync, repeatable: true); private static System.Threading.Tasks.Task FillAsync(SqlMigrationContext context, System.Threading.CancellationToken cancellationToken) => context.ExecuteAsync("UPDATE t SET a = 1", cancellationToken); }""",
        ["helpers in the class"] = """[Migration(1)] class A : SqlMigration { private const string Table = "workers"; private static string Quote(string name) => '"' + name + '"'; public override void Up(SqlMigrationBuilder migration) { foreach (var column in new[] { "a", "b" }) { migration.Sql(AddColumn(column)); } } public override void Down(SqlMigrationBuilder migration) => migration.Sql($"DROP TABLE {Table}"); private static string AddColumn(string column) => $"ALTER TABLE {Table} ADD COLUMN {Quote(column)}"; }""",
        ["an extension on the builder"] = """static class Steps { public static SqlMigrationBuilder Touch(this SqlMigrationBuilder migration, string table) => migration.Sql($"UPDATE {table} SET at = 1"); } [Migration(1), Irreversible("touches")] class A : SqlMigration { public override void Up(SqlMigrationBuilder migration) => migration.Touch("t").Sql("named", "SELECT 1"); }""",
        ["functions, triggers and blocks"] = """"[Migration(1), Irreversible("creates")] class A : SqlMigration { public override void Up(SqlMigrationBuilder migration) => migration.Sql("""CREATE FUNCTION f() RETURNS trigger AS $$ BEGIN PERFORM 1; RETURN NEW; END $$ LANGUAGE plpgsql;""").Sql("DO $body$ BEGIN IF TRUE THEN NULL; END IF; END $body$"); }"""",
        ["savepoints"] = """[Migration(1), Irreversible("tries")] class A : SqlMigration { public override void Up(SqlMigrationBuilder migration) => migration.Sql("SAVEPOINT s; DELETE FROM t; ROLLBACK TO SAVEPOINT s; RELEASE SAVEPOINT s"); }""",
        ["required member that the constructor sets"] = """[Migration(1), Irreversible("adds")] class A : SqlMigration { [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public A() => Table = "t"; public required string Table { get; init; } public override void Up(SqlMigrationBuilder migration) => migration.Sql("SELECT 1"); }""",
        ["conditional compilation"] = $"[Migration(1)] class A : SqlMigration {Steps}\n#if NEVER\n[Migration(1)] class A : SqlMigration {Steps}\n#endif\n",
        ["not in order"] = $$"""[Migration(3)] class C : SqlMigration {{Steps}} [Migration(1)] class A : SqlMigration {{Steps}} [Migration(2)] class B : SqlMigration {{Steps}}""",
    };

    public static TheoryData<string> Names => [.. All.Keys];

    internal static IEnumerable<string> Sources => All.Keys.Select(Get);

    internal static string Get(string name) => "using GenMigrate; using Step = GenMigrate.MigrationAttribute; using Sql = GenMigrate.SqlMigration;\n" + All[name];
}
