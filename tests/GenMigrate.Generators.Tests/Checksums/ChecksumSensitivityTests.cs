namespace GenMigrate.Generators.Tests;

public sealed class ChecksumSensitivityTests
{
    private const string Class = """
        using GenMigrate;
        sealed class M(int given) : SqlMigration
        {
            private readonly int _number = 1;

            public M() : this(2) { }

            [System.Obsolete]
            public override void Up(SqlMigrationBuilder migration) => migration.Sql("CREATE TABLE t").Sql($"a{given}b{_number:x}").Sql('c'.ToString());

            private class Nested { public Nested() { } }

        #if DEFINED
            private int _conditional;
        #endif
        }
        """;

    [Theory]
    [InlineData("_number = 1", "_number = 2")]
    [InlineData("_number = 1", "_number = 0x1")]
    [InlineData("private readonly int", "private int")]
    [InlineData("private readonly int", "internal readonly int")]
    [InlineData("private readonly int", "private readonly long")]
    [InlineData("[System.Obsolete]", "")]
    [InlineData("[System.Obsolete]", "[System.ObsoleteAttribute]")]
    [InlineData("CREATE TABLE t", "CREATE TABLE u")]
    [InlineData("CREATE TABLE t", "CREATE  TABLE t")]
    [InlineData("CREATE TABLE t", "CREATE TABLE t ")]
    [InlineData("CREATE TABLE t", "CREATE TABLE t\\n")]
    [InlineData("\"CREATE TABLE t\"", "\"CREATE\" + \" TABLE t\"")]
    [InlineData("a{given}b", "a{given}c")]
    [InlineData("a{given}b", "a{given }{given}b")]
    [InlineData(":x", ":X")]
    [InlineData("$\"a{given}b{_number:x}\"", "$@\"a{given}b{_number:x}\"")]
    [InlineData("'c'", "'d'")]
    [InlineData("this(2)", "this(3)")]
    [InlineData("int given", "int given = 0")]
    [InlineData("given", "renamed")]
    [InlineData(": SqlMigration", ": SqlMigration, System.ICloneable")]
    [InlineData("Nested", "Other")]
    [InlineData("private class Nested { public Nested() { } }", "")]
    [InlineData("public M() : this(2) { }", "public M() : this(2) { } private int _new;")]
    [InlineData("#if DEFINED", "#if !DEFINED")]
    [InlineData("=> migration.Sql", "=> (migration).Sql")]
    public void What_changes_the_class_changes_the_checksum(string old, string @new)
    {
        var project = TestProject.Of(Class) with { Symbols = ["DEFINED"] };
        var changed = Class.Replace(old, @new, StringComparison.Ordinal);
        Assert.NotEqual(Class, changed);

        Assert.NotEqual(Of(project), Of(project with { Sources = [("Test0.cs", changed)] }));
    }

    [Fact]
    public void The_order_of_members_counts() =>
        Assert.NotEqual(Checksum.Of("class M { int A; int B; }"), Checksum.Of("class M { int B; int A; }"));

    [Fact]
    public void Mentions_of_the_class_count_where_they_are_not_its_constructors() => Assert.NotEqual(
        Checksum.Of("class M { object A = typeof(M); }"),
        Checksum.Of("class M { object A = typeof(N); } class N;"));

    [Fact]
    public void A_class_that_is_all_generated_counts_all_the_same()
    {
        var one = TestProject.Of() with { Sources = [("M.g.cs", "class M { int A; }")] };

        Assert.Equal(Checksum.Of("class M { int A; }"), Checksum.Of(one));
    }

    [Fact]
    public void Tokens_do_not_run_together() =>
        Assert.NotEqual(Checksum.Of("class M { int[] A = [1, 23]; }"), Checksum.Of("class M { int[] A = [12, 3]; }"));

    private static string Of(TestProject project) => Checksum.OfBoth(project, mayBeBroken: true).Current;
}
