namespace GenMigrate.Generators.Tests;

public sealed class LockTests
{
    private const string A = "[Migration(1, OutOfOrder = true)] class A : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }";
    private const string B = "[Migration(2)] class B : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }";
    private const string C = "[Migration(1, Registry = \"orders\", Name = \"Create orders\")] class C : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }";
    private static readonly string Source = $"using GenMigrate;\n{A}\n{B}\n{C}";
    private static readonly Dictionary<string, string> Sums = LockedProject.ChecksumsOf(TestProject.Of(Source));

    [Fact]
    public Task Each_is_added_at_its_place() => CodeFixVerifier<NotLockedYetAnalyzer, LockCodeFix>.VerifyEachAsync(
        TestProject.Of(Mark(Source)).WithLock($"\r\n7 {LockedProject.OtherChecksum} zoo Z\r\n2 {Sums["B"]} - B\r\n1 {LockedProject.OtherChecksum} alpha A"),
        Source,
        $"1 {Sums["A"]} - A\r\n2 {Sums["B"]} - B\r\n1 {LockedProject.OtherChecksum} alpha A\r\n1 {Sums["Create orders"]} orders Create orders\r\n7 {LockedProject.OtherChecksum} zoo Z\r\n");

    [Fact]
    public Task One_is_added_at_its_place() => CodeFixVerifier<NotLockedYetAnalyzer, LockCodeFix>.VerifyOneAsync(
        TestProject.Of(Mark(Source)).WithLock($"2 {Sums["B"]} - B\n"),
        Source,
        $"1 {Sums["A"]} - A\n2 {Sums["B"]} - B\n");

    [Fact]
    public Task SQL_files_are_added_too() => CodeFixVerifier<NotLockedYetAnalyzer, LockCodeFix>.VerifyEachAsync(
        TestProject.Of().WithSql("3_c.sql", "{|GENM1009:SELECT 1;|}").WithLock($"1 {LockedProject.OtherChecksum} - gone\n"),
        "SELECT 1;",
        $"1 {LockedProject.OtherChecksum} - gone\n3 {LockedProject.ChecksumsOf(TestProject.Of().WithSql("3_c.sql", "SELECT 1;"))["c"]} - c\n");

    [Fact]
    public Task Nothing_is_offered_while_the_file_is_damaged() =>
        CodeFixVerifier<NotLockedYetAnalyzer, LockCodeFix>.VerifyNoneAsync(TestProject.Of(Source).WithLock("<<<<<<< HEAD\n"));

    private static string Mark(string source) => source
        .Replace("Migration(1,", "Migration({|GENM1009:1|},", StringComparison.Ordinal);
}
