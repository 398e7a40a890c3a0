using System.Globalization;

namespace GenMigrate.Generators.Tests;

public sealed class DamagedLockFileTests() : FileRuleTests<LockFileAnalyzer>(Descriptors.DamagedLockFile)
{
    private const string Sha = LockedProject.OtherChecksum;

    private protected override TestProject Hit => Locked(
        $$"""
        {|GENM1008:<<<<<<< HEAD|}
        1 {{Sha}} - Here
        {|GENM1008:=======|}
        {|GENM1008:1 {{Sha}} - Here|}
        {|GENM1008:>>>>>>> theirs|}
        """);

    [Theory]
    [InlineData("{|GENM1008:what is this|}")]
    [InlineData("{|GENM1008:1|}")]
    [InlineData("{|GENM1008:1 " + Sha + "|}")]
    [InlineData("{|GENM1008:1 " + Sha + " -|}")]
    [InlineData("{|GENM1008:0 " + Sha + " - Zero|}")]
    [InlineData("{|GENM1008:-1 " + Sha + " - Negative|}")]
    [InlineData("{|GENM1008:99999999999999999999 " + Sha + " - Large|}")]
    [InlineData("{|GENM1008:1 h1:00 - Short|}")]
    [InlineData("{|GENM1008:1 h1:000000000000000000000000000000000000000000000000000000000000000G - NoHex|}")]
    [InlineData("{|GENM1008:||||||| base|}")]
    [InlineData("{|GENM1008:\0\u0001\u0002|}")]
    public Task Finds_lines_that_say_nothing(string line) => VerifyAsync(Locked($"1 {Sha} - Here\n{line}\n"));

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("\uFEFF1 " + Sha + " - Here\r\n\r\n")]
    [InlineData("  1\t" + Sha + "  -  Here and more words  ")]
    [InlineData("2 " + Sha + " zoo There\n1 " + Sha + " - Here")]
    public Task Takes_whatever_can_be_read_in_any_order(string text) => VerifyAsync(Locked(text));

    [Fact]
    public async Task Says_what_is_wrong_and_what_to_do()
    {
        var findings = await AnalyzerVerifier.FindAsync(Hit, new LockFileAnalyzer());
        Assert.Equal(
            [
                "Line 1 of migrations.lock was left by a merge: keep the lines of both sides, give one of two equal versions a new number, and delete the markers",
                "Line 4 of migrations.lock locks version 1 a second time, after line 2: delete the line that is wrong",
            ],
            findings.OrderBy(finding => finding.Location.SourceSpan).Where((_, index) => index is 0 or 2).Select(finding => finding.GetMessage(CultureInfo.InvariantCulture)));
    }

    private static TestProject Locked(string text) => TestProject.Of(
        """
        using GenMigrate;
        [Migration(1)] class Here : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        [Migration(2, Registry = "zoo")] class There : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        """).WithLock(text);
}
