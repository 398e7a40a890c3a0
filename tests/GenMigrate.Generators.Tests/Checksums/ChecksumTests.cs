using System.Globalization;
using System.Security.Cryptography;

namespace GenMigrate.Generators.Tests;

public sealed class ChecksumTests
{
    [Fact]
    public void It_is_the_hash_of_members_base_list_and_primary_constructor_token_by_token()
    {
        var checksum = Checksum.Of("""
            namespace N;
            [System.Obsolete]
            public sealed class M<T>(int number) : object() where T : class
            {
                [System.Obsolete] private readonly string _text = "a\tb" + @"c""d" + $"e{number:x}f";
            }
            """);

        Assert.Equal(Hash("[ System . Obsolete ] private readonly string _text =", ("s", "a\tb"), "+", ("s", "c\"d"), "+ $\"", ("i", "e"), "{ number :", ("i", "x"), "}", ("i", "f"), "\" ; : object ( ) ( int number )"), checksum);
    }

    [Fact]
    public void A_class_of_several_parts_has_the_hash_of_their_sorted_hashes()
    {
        var one = Hash("int A ;")["h2:".Length..];
        var other = Hash("int B ;")["h2:".Length..];
        var both = string.CompareOrdinal(one, other) < 0 ? one + other : other + one;

        Assert.Equal("h2:" + Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(both))), Checksum.Of("partial class M { int A; }", "partial class M { int B; }"));
    }

    [Fact]
    public void The_registry_says_the_same_as_the_symbol()
    {
        var source = Migrations.Class(1, "M");
        using var assembly = GeneratedAssembly.Load(TestProject.Of(source));

        Assert.Equal(Checksum.Of(source), assembly.Registry.Migrations[0].Checksum);
    }

    [Theory]
    [InlineData("\"1\"", "1")]
    [InlineData("\"null\"", "null")]
    [InlineData("\"true\"", "true")]
    [InlineData("\"text\"", "text")]
    [InlineData("\"'a'\"", "'a'")]
    [InlineData("\"text\"", "\"text\"u8")]
    [InlineData("$\"text\"", "$\"{text}\"")]
    [InlineData("$\"{{text}}\"", "$\"{text}\"")]
    [InlineData("F(\"a\\0,\\0b\")", "F(\"a\", \"b\")")]
    [InlineData("F(\"a\\0)\\0.\\0F\\0(\\0b\")", "F(\"a\").F(\"b\")")]
    [InlineData("\"s1:\"", "\"s2:\"")]
    [InlineData("\"\\ud800\"", "\"\\ud801\"")]
    [InlineData("\"\\ud800\"", "\"\\ufffd\"")]
    [InlineData("\"\\udc00\\ud800\"", "\"\\ud800\\udc00\"")]
    [InlineData("$\"\\ud800\"", "$\"\\udbff\"")]
    public void Literals_are_told_from_other_tokens_and_from_each_other(string one, string other) =>
        Assert.NotEqual(OfInitializer(one), OfInitializer(other));

    private static string OfInitializer(string expression) =>
        Checksum.OfBoth(TestProject.Of($"class M {{ object O = {expression}; }}"), mayBeBroken: true).Current;

    // A text stands for tokens as written, separated by blanks; a pair for one token of another kind.
    private static string Hash(params Token[] tokens) => "h2:" + Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.Unicode.GetBytes(string.Concat(tokens
        .SelectMany(token => token.Kind == "t" ? token.Text.Split(' ').Select(text => new Token("t", text)) : [token])
        .Select(token => string.Create(CultureInfo.InvariantCulture, $"{token.Kind}{token.Text.Length}:{token.Text}"))))));

    private sealed record Token(string Kind, string Text)
    {
        public static implicit operator Token(string text) => new("t", text);

        public static implicit operator Token((string Kind, string Text) token) => new(token.Kind, token.Text);
    }
}
