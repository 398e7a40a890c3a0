namespace GenMigrate.Cli.Tests;

public sealed class SafeTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("two\nlines\r\n\tand a tab", "two\\nlines\\r\\n\\tand a tab")]
    [InlineData("\u001b[2J\u0007\u009b\u2028", "\\u001b[2J\\u0007\\u009b\\u2028")]
    [InlineData("🐘 ümläut", "🐘 ümläut")]
    public void A_line_stays_a_line(string text, string expected) => Assert.Equal(expected, SafeText.Line(text));

    [Fact]
    public void Lines_stay_lines_and_nothing_else_gets_through() => Assert.Equal("a\n\tb\nc\\u001b[31m", SafeText.Lines("a\r\n\tb\nc\u001b[31m"));

    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "ab…")]
    [InlineData("a🐘cd", 3, "a…")]
    [InlineData("abc", 1, "…")]
    public void Text_is_cut_without_halving_a_character(string text, int length, string expected) => Assert.Equal(expected, SafeText.Shorten(text, length));
}
