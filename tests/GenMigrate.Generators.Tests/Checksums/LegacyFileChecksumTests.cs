using System.Security.Cryptography;
using System.Text;

namespace GenMigrate.Generators.Tests;

/// <summary>The rules of <c>h1:</c>, by which histories and lock files of earlier versions are compared.</summary>
public sealed class LegacyFileChecksumTests
{
    [Theory]
    [InlineData("a;\nb;", "a;\nb;")]
    [InlineData("a;\nb;\n", "a;\nb;")]
    [InlineData("a;\r\nb;\r\n", "a;\nb;")]
    [InlineData("\ufeffa;\nb;\n\n\n", "a;\nb;")]
    [InlineData("a;  \nb;\t\n \t \n", "a;\nb;")]
    [InlineData("\n\n  a;\n\n-- why\nb;", "\n\n  a;\n\n-- why\nb;")]
    [InlineData("\n \n", "")]
    public void A_file_is_hashed_without_what_editors_change(string text, string hashed) =>
        Assert.Equal(Hash(hashed), Of(TestProject.Of().WithSql("1_x.sql", text)));

    [Fact]
    public void A_way_down_beside_it_belongs_to_it() =>
        Assert.Equal(Hash("a;\0b;"), Of(TestProject.Of().WithSql("1_x.sql", "a;\n").WithSql("1_x.down.sql", "b; \r\n")));

    [Fact]
    public void Markers_and_comments_count() =>
        Assert.Equal(Hash("-- migrate:up\na;\n-- migrate:down\nb;"), Of(TestProject.Of().WithSql("1_x.sql", "-- migrate:up\na;\n-- migrate:down\nb;\n")));

    [Fact]
    public void The_name_does_not_count() =>
        Assert.Equal(Of(TestProject.Of().WithSql("1_x.sql", "a;")), Of(TestProject.Of().WithSql("2_y.sql", "a;")));

    private static string Of(TestProject project)
    {
        using var assembly = GeneratedAssembly.Load(project);
        return Assert.Single(assembly.Registry.Migrations).LegacyChecksum!;
    }

    private static string Hash(string text) => "h1:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
