namespace GenMigrate.Generators.Tests;

/// <summary>The squiggle stands on the statement, in whatever way C# writes it.</summary>
public sealed class LiteralTests
{
    [Theory]
    [InlineData("""
        "\u0053ELECT \"a\"\t\x41;\n {|GENM4001:VACUUM|} ;"
        """)]
    [InlineData("""
        @"SELECT ""a"" '\n';
            {|GENM4001:VACUUM|};"
        """)]
    [InlineData("\"\"\"SELECT \"a\" '\\n'; {|GENM4001:VACUUM|}; SELECT 1\"\"\"")]
    [InlineData("\"\"\"\n        SELECT 1;\n          SELECT 2;\n\n        {|GENM4001:VACUUM|};\n        \"\"\"")]
    [InlineData("\"\"\"\"\r\n  SELECT '\"\"\"' ;\r\n  {|GENM4001:VACUUM|};\r\n  \"\"\"\"")]
    [InlineData("\"SELECT 1;\" + \" {|GENM4001:VACUUM|}\" + \";\"")]
    [InlineData("(\"SELECT 1; {|GENM4001:VAC\" + (\"UUM|};\"))")]
    [InlineData("$\"SELECT '{{{Table}}}'; {|GENM4001:VACUUM {Table}|};\"")]
    [InlineData("$@\"SELECT \"\"{{{Table}}}\"\"; {|GENM4001:VACUUM|};\"")]
    [InlineData("$\"\"\"SELECT {Table}; {|GENM4001:VACUUM {Table}|};\"\"\"")]
    [InlineData("$\"\"\"\n        SELECT {Table};\n          SELECT {Table};\n        {|GENM4001:VACUUM {Table}|};\n        SELECT 1\n        \"\"\"")]
    [InlineData("$$\"\"\"\n    {|GENM4001:VACUUM {{Table}}|}; SELECT '{a}'\n    \"\"\"")]
    [InlineData("{|GENM4001:Clean|}")]
    [InlineData("\"SELECT 1;\" + {|GENM4001:Clean|}")]
    [InlineData("{|GENM4001:Shared.Clean|}")]
    [InlineData("\"\\U0001F600\" + \"SELECT 1; {|GENM4001:VACUUM|}\"")]
    [InlineData("\"SELECT '\\U0001F600'; {|GENM4001:VACUUM|}\"")]
    public Task The_squiggle_stands_on_the_statement(string literal) => AnalyzerVerifier.VerifyAsync<SqlStatementAnalyzer>(TestProject.Of(
        $$"""
        using GenMigrate;
        static class Shared { public static readonly string Clean = "VACUUM"; }
        [Migration(1)] class A : SqlMigration
        {
            private const string Table = "t";
            private const string Clean = "VACUUM " + Table;
            public override void Up(SqlMigrationBuilder migration) => migration.Sql({{literal}});
        }
        """) with { LanguageVersion = Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp13 });

    [Theory]
    [InlineData("var sql = \"VACUUM\"; migration.Sql({|GENM4001:sql|});")]
    [InlineData("const string Sql = \"VACUUM\"; migration.Sql({|GENM4001:Sql|});")]
    [InlineData("var table = \"t\"; migration.Sql($\"{|GENM4001:VACUUM {table}|}\");")]
    [InlineData("var sql = \"VACUUM\"; sql = \"SELECT 1\"; migration.Sql(sql);")]
    [InlineData("var sql = \"VACUUM\"; Change(ref sql); migration.Sql(sql);")]
    [InlineData("foreach (var sql in new[] { \"VACUUM\" }) { migration.Sql(sql); }")]
    public Task A_local_counts_while_it_has_one_value(string body) => AnalyzerVerifier.VerifyAsync<SqlStatementAnalyzer>(TestProject.Of(
        $$"""
        using GenMigrate;
        [Migration(1)] class A : SqlMigration
        {
            public override void Up(SqlMigrationBuilder migration) { {{body}} }
            private static void Change(ref string sql) => sql = "SELECT 1";
        }
        """));
}
