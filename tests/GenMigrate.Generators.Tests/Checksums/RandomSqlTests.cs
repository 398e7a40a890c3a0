namespace GenMigrate.Generators.Tests;

/// <summary>
/// Random SQL: equal checksums mean that both databases read equal tokens, by the scanner that cuts statements; and blanks
/// and comments between two tokens never count.
/// </summary>
public sealed class RandomSqlTests
{
    private const int Rounds = 20_000;

    private static readonly string[] Pieces =
    [
        "SELECT", "a", "b", "E", "x", "U&", "1", "1.5", ".5", "1e", "'", "''", "'a'", "\"", "\"b\"", "`", "`c`", "[", "]", "[d]", "$$", "$t$", "$1", "?", ":", "@", "::",
        "--", "-- c\n", "/*", "*/", "/* c */", "'\\'", "E'\\'", "E'\\\\'", "+", "-", "*", "/", "<", ">", "=", "||", "(", ")", ",", ";", ".", " ", "\n", "\r", "\t", "\f", "\v", "é", "\ud800", "#",
    ];

    private static readonly string[] PostgreSqlForms = ["$", "E'", "::"];

    private static readonly string[] Gaps = [" ", "\n", "\t\n  ", " -- c\n", "\n/* c */ ", " -- it's\n", " /* \" */\n"];

    [Fact]
    public void Equal_checksums_mean_equal_tokens()
    {
        var random = new Random(11);
        var equal = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var pieces = Enumerable.Range(0, random.Next(1, 12)).Select(_ => Pieces[random.Next(Pieces.Length)]).ToList();
            var one = string.Concat(pieces);
            var place = random.Next(pieces.Count + 1);
            switch (random.Next(3))
            {
                case 0:
                    pieces.Insert(place, Gaps[random.Next(Gaps.Length)]);
                    break;
                case 1:
                    pieces.RemoveAt(Math.Min(place, pieces.Count - 1));
                    break;
                default:
                    pieces[Math.Min(place, pieces.Count - 1)] = Pieces[random.Next(Pieces.Length)];
                    break;
            }

            var other = string.Concat(pieces);
            if (one != other && Hash(one) == Hash(other))
            {
                equal++;
                Assert.Equal(Tokens(one, SqlLanguage.PostgreSql), Tokens(other, SqlLanguage.PostgreSql));
                if (!IsPostgreSqlOnly(one) && !IsPostgreSqlOnly(other))
                {
                    Assert.Equal(Tokens(one, SqlLanguage.Sqlite), Tokens(other, SqlLanguage.Sqlite));
                }
            }
        }

        Assert.True(equal > Rounds / 20, $"{equal} pairs were equal");
    }

    [Fact]
    public void Blanks_and_comments_between_tokens_never_count()
    {
        string[] tokens = ["SELECT", "a1", "E'\\''", "'it''s'", "\"b\"", "$t$ -- '$t$", "1.5e-3", "(", ")", ",", ";", "<>", "||", "::", "é", "x'53'", "ARRAY"];
        var random = new Random(13);
        for (var round = 0; round < Rounds / 10; round++)
        {
            // Two strings in a row would be one in PostgreSQL, if they stood on two lines.
            var words = Enumerable.Range(0, random.Next(1, 12)).SelectMany(_ => new[] { tokens[random.Next(tokens.Length)], "+" }).ToList();
            var plain = string.Join(' ', words);
            var loose = Gaps[random.Next(Gaps.Length)] + string.Concat(words.Select(word => word + Gaps[random.Next(Gaps.Length)]));
            Assert.True(Hash(plain) == Hash(loose), $"{plain}\n---\n{loose}");
        }
    }

    private static string Hash(string sql)
    {
        var name = SqlFileName.Parse("1_x.down.sql")!;
        return SqlHashes.Of(name, sql, SqlFileLayout.Parse("")).Text;
    }

    // What SQLite does not have, and is read as PostgreSQL's all the same.
    private static bool IsPostgreSqlOnly(string sql) => Array.Exists(PostgreSqlForms, form => sql.Contains(form, StringComparison.Ordinal));

    private static List<string> Tokens(string sql, SqlLanguage language)
    {
        var tokens = new List<string>();
        var scanner = new SqlScanner(sql, language);
        // A command of psql is refused, and what follows it is not SQL.
        while (scanner.Read(startsStatement: false, out var token) && token.Kind != SqlTokenKind.Command)
        {
            tokens.Add(token.Text);
        }

        return tokens;
    }
}
