namespace GenMigrate.Relational.Tests;

public sealed class EnumValueTests
{
    [Theory]
    [InlineData("ALTER TYPE mood ADD VALUE 'happy'", "mood happy")]
    [InlineData("alter type s.\"Mood\" add value if not exists 'it''s' before 'sad'", "s.\"Mood\" it's")]
    [InlineData("ALTER TYPE mood RENAME VALUE 'a' TO 'b'", null)]
    [InlineData("ALTER TYPE mood ADD ATTRIBUTE a int", null)]
    [InlineData("ALTER TYPE mood ADD VALUE", null)]
    public void The_value_added(string sql, string? expected)
    {
        var added = SqlFacts.AddedEnumValue(Statements.PostgreSql(sql));

        Assert.Equal(expected, added is { } value ? $"{value.Type} {value.Value}" : null);
    }

    [Theory]
    [InlineData("INSERT INTO t VALUES ('happy')", true)]
    [InlineData("ALTER TABLE t ALTER m SET DEFAULT 'happy'::mood", true)]
    [InlineData("SELECT E'happy', $$happy$$", true)]
    [InlineData("DO $$ BEGIN UPDATE t SET m = 'happy'; END $$", true)]
    [InlineData("INSERT INTO t VALUES ('happy; -- not')", false)]
    [InlineData("INSERT INTO happy VALUES (\"happy\") -- 'happy'", false)]
    [InlineData("DO $$ BEGIN PERFORM happy; /* 'happy' */ END $$", false)]
    [InlineData("CREATE FUNCTION f() RETURNS mood LANGUAGE sql AS $$ SELECT 'happy'::mood $$", true)]
    [InlineData("CREATE FUNCTION f() RETURNS mood AS 'SELECT ''happy''::mood' LANGUAGE 'SQL'", true)]
    [InlineData("CREATE FUNCTION f() RETURNS mood LANGUAGE sql BEGIN ATOMIC SELECT 'happy'::mood; END", true)]
    [InlineData("CREATE FUNCTION f() RETURNS mood LANGUAGE plpgsql AS $$ BEGIN RETURN 'happy'::mood; END $$", false)]
    [InlineData("ALTER TYPE mood ADD VALUE 'elated' AFTER 'happy'", false)]
    public void A_use_is_a_string_with_the_value(string sql, bool expected) => Assert.Equal(expected, SqlFacts.UsesEnumValue(Statements.PostgreSql(sql), "happy"));
}
