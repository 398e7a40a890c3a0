using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GenMigrate.Generators.Tests;

public sealed class MarkIrreversibleTests
{
    [Fact]
    public Task The_mark_stands_beside_the_version() => CodeFixVerifier<MissingDownAnalyzer, MarkIrreversibleCodeFix>.VerifyEachAsync(
        TestProject.Of(
            """
            using GenMigrate;

            namespace Jobs;

            /// <summary>What it is for.</summary>
            [Migration(1)] // Kept.
            [System.Obsolete]
            class {|GENM3001:A|} : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }

            [Migration(2)]
            class {|GENM3001:Released|} : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
            """,
            """
            [GenMigrate.Migration(3), System.Obsolete] class {|GENM3001:C|} : GenMigrate.SqlMigration { public override void Up(GenMigrate.SqlMigrationBuilder migration) { } }
            """).WithLock($"2 {LockedProject.OtherChecksum} - Released\n"),
        """
        using GenMigrate;

        namespace Jobs;

        /// <summary>What it is for.</summary>
        [Migration(1), Irreversible("")] // Kept.
        [System.Obsolete]
        class A : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }

        [Migration(2), Irreversible("")]
        class Released : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
        """,
        """
        [GenMigrate.Migration(3), System.Obsolete, GenMigrate.Irreversible("")] class C : GenMigrate.SqlMigration { public override void Up(GenMigrate.SqlMigrationBuilder migration) { } }
        """,
        $"2 {LockedProject.OtherChecksum} - Released\n");

    [Fact]
    public async Task The_caret_goes_into_the_reason()
    {
        using var workspace = new TestWorkspace(TestProject.Of(
            """
            using GenMigrate;
            [Migration(1)] class A : SqlMigration { public override void Up(SqlMigrationBuilder migration) { } }
            """));
        var document = workspace.Project.Documents.Single();
        var finding = Assert.Single(await AnalyzerVerifier.AnalyzeAsync(workspace.Project, [new MissingDownAnalyzer()]));
        CodeAction? action = null;
        await new MarkIrreversibleCodeFix().RegisterCodeFixesAsync(new CodeFixContext(document, finding, (offer, _) => action = offer, CancellationToken.None));
        var change = Assert.IsType<ApplyChangesOperation>(Assert.Single(await action!.GetOperationsAsync(CancellationToken.None)));
        var root = await change.ChangedSolution.GetDocument(document.Id)!.GetSyntaxRootAsync();

        Assert.Equal("\"\"", Assert.Single(root!.GetAnnotatedTokens("CodeAction_Navigation")).Text);
    }
}
