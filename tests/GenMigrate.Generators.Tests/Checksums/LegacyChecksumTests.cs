using System.Security.Cryptography;
using System.Text;

namespace GenMigrate.Generators.Tests;

/// <summary>The rules of <c>h1:</c>, by which histories and lock files of earlier versions are compared.</summary>
public sealed class LegacyChecksumTests
{
    [Fact]
    public void It_is_the_hash_of_members_base_list_and_primary_constructor_token_by_token()
    {
        var checksum = Checksum.LegacyOf("""
            namespace N;
            [System.Obsolete]
            public sealed class M<T>(int number) : object() where T : class
            {
                [System.Obsolete] private readonly string _text = "a\tb" + @"c""d" + $"e{number:x}f";
            }
            """);

        Assert.Equal(Hash("[ System . Obsolete ] private readonly string _text =", "a\tb", "+", "c\"d", "+", "$\"", "e", "{ number :", "x", "}", "f", "\"", "; : object ( ) ( int number )"), checksum);
    }

    [Fact]
    public void A_class_of_several_parts_has_the_hash_of_their_sorted_hashes()
    {
        var one = Hash("int A ;")["h1:".Length..];
        var other = Hash("int B ;")["h1:".Length..];
        var both = string.CompareOrdinal(one, other) < 0 ? one + other : other + one;

        Assert.Equal("h1:" + Hex(both), Checksum.LegacyOf("partial class M { int A; }", "partial class M { int B; }"));
    }

    [Fact]
    public void A_class_without_content_has_the_hash_of_nothing() =>
        Assert.Equal("h1:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Checksum.LegacyOf("class M;"));

    [Fact]
    public void The_registry_says_the_same_as_the_symbol()
    {
        var source = Migrations.Class(1, "M");
        using var assembly = GeneratedAssembly.Load(TestProject.Of(source));

        Assert.Equal(Checksum.LegacyOf(source), assembly.Registry.Migrations[0].LegacyChecksum);
    }

    [Fact]
    public void It_has_not_changed_since_it_was_first_stored_in_a_database() =>
        Assert.Equal("h1:926f48d28b12b9a14ef688baf15ec85ce0615acc6a6f9f1a3d9ce1d050f93830", Checksum.LegacyOf(Migrations.Class(1, "M")));

    // Words stand for tokens; what holds blanks or quotes is a token of its own.
    private static string Hash(params string[] words) => "h1:" + Hex(string.Concat(words
        .SelectMany(word => word.Contains(' ', StringComparison.Ordinal) ? word.Split(' ') : [word])
        .Select(token => token + "\0")));

    private static string Hex(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
