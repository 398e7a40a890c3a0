namespace GenMigrate.Generators.Tests;

public sealed class SqlFileLayoutTests
{
    [Theory]
    [InlineData("", "", 1, null, 1)]
    [InlineData("a;\nb;\n", "a;\nb;\n", 1, null, 1)]
    [InlineData("-- migrate:up\na;\n-- migrate:down\nb;\n", "a;\n", 2, "b;\n", 4)]
    [InlineData("a;\n-- migrate:down\nb;", "a;\n", 1, "b;", 3)]
    [InlineData("-- about\n\n-- migrate:up\na;", "a;", 4, null, 1)]
    [InlineData("-- migrate:down\nb;\n-- migrate:up\na;\n", "a;\n", 4, "b;\n", 2)]
    [InlineData("-- migrate:up\n-- migrate:down\n", "", 2, "", 3)]
    [InlineData("-- migrate:up\na;\n-- migrate:down", "a;\n", 2, "", 4)]
    [InlineData("  --migrate:up  \na;\n\t--  migrate:down\nb;", "a;\n", 2, "b;", 4)]
    [InlineData("a; -- migrate:down\nb;", "a; -- migrate:down\nb;", 1, null, 1)]
    [InlineData("-- migrated:down\nb;", "-- migrated:down\nb;", 1, null, 1)]
    public void Markers_divide_a_file(string text, string up, int upLine, string? down, int downLine)
    {
        var layout = SqlFileLayout.Parse(text);

        Assert.Equal((up, upLine, down, downLine), (layout.Up, layout.UpLine, layout.Down, layout.DownLine));
        Assert.Empty(layout.Problems);
    }

    [Theory]
    [InlineData("-- migrate:no-transaction\n-- migrate:up\na;")]
    [InlineData("-- migrate:up\n-- migrate:no-transaction\na;")]
    [InlineData("a;\n-- migrate:no-transaction")]
    public void A_file_opts_out_of_the_transaction_wherever_it_says_so(string text)
    {
        Assert.True(SqlFileLayout.Parse(text).Options.NoTransaction);
        Assert.False(SqlFileLayout.Parse("a;").Options.NoTransaction);
    }

    [Fact]
    public void A_file_says_why_there_is_no_way_back()
    {
        var layout = SqlFileLayout.Parse("-- migrate:irreversible  drops personal data \na;");

        Assert.True(layout.Options.IsIrreversible);
        Assert.Equal("drops personal data", layout.Options.Reason);
    }

    [Fact]
    public void A_file_says_what_the_attribute_of_a_class_says()
    {
        var options = SqlFileLayout.Parse(
            """
            -- migrate:description  Workers and their skills
            -- migrate:foreign-keys check-at-commit
            -- migrate:out-of-order
            -- migrate:timeout 600
            -- migrate:lock-timeout 30
            a;
            """).Options;

        Assert.Equal(
            new SqlFileOptions { Description = "Workers and their skills", CheckForeignKeysAtCommit = true, OutOfOrder = true, TimeoutSeconds = 600, LockTimeoutSeconds = 30 },
            options);
    }

    [Theory]
    [InlineData("-- migrate:dwon\na;", nameof(SqlLayoutProblemKind.UnknownMarker), 1)]
    [InlineData("-- migrate:\na;", nameof(SqlLayoutProblemKind.UnknownMarker), 1)]
    [InlineData("-- migrate:undo\na;", nameof(SqlLayoutProblemKind.SimilarMarker), 1)]
    [InlineData("-- migrate:UP\na;", nameof(SqlLayoutProblemKind.SimilarMarker), 1)]
    [InlineData("-- migrate:up\na;\n-- migrate:up\nb;", nameof(SqlLayoutProblemKind.RepeatedMarker), 3)]
    [InlineData("a;\n-- migrate:down\nb;\n-- migrate:down\nc;", nameof(SqlLayoutProblemKind.RepeatedMarker), 4)]
    [InlineData("-- migrate:timeout 1\n-- migrate:timeout 2\na;", nameof(SqlLayoutProblemKind.RepeatedMarker), 2)]
    [InlineData("-- x\na;\n-- migrate:up\nb;", nameof(SqlLayoutProblemKind.TextAboveUp), 2)]
    [InlineData("a;\n-- migrate:irreversible", nameof(SqlLayoutProblemKind.MalformedMarker), 2)]
    [InlineData("a;\n-- migrate:description", nameof(SqlLayoutProblemKind.MalformedMarker), 2)]
    [InlineData("-- migrate:foreign-keys\na;", nameof(SqlLayoutProblemKind.MalformedMarker), 1)]
    [InlineData("-- migrate:foreign-keys off\na;", nameof(SqlLayoutProblemKind.MalformedMarker), 1)]
    [InlineData("-- migrate:timeout\na;", nameof(SqlLayoutProblemKind.MalformedMarker), 1)]
    [InlineData("-- migrate:timeout 5 min\na;", nameof(SqlLayoutProblemKind.MalformedMarker), 1)]
    [InlineData("-- migrate:lock-timeout -1\na;", nameof(SqlLayoutProblemKind.MalformedMarker), 1)]
    [InlineData("-- migrate:out-of-order yes\na;", nameof(SqlLayoutProblemKind.MalformedMarker), 1)]
    public void What_is_wrong_is_kept_for_an_analyzer(string text, string kind, int line)
    {
        var problem = Assert.Single(SqlFileLayout.Parse(text).Problems);

        Assert.Equal((Enum.Parse<SqlLayoutProblemKind>(kind), line), (problem.Kind, problem.Line));
    }

    [Fact]
    public void What_follows_a_repeated_marker_is_left_out()
    {
        var layout = SqlFileLayout.Parse("-- migrate:up\na;\n-- migrate:down\nb;\n-- migrate:up\nc;\n");

        Assert.Equal(("a;\n", "b;\n"), (layout.Up, layout.Down));
    }
}
