using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenMigrate.Generators.Tests;

/// <summary>Two classes have one checksum if, and only if, the kinds and values of their tokens are equal.</summary>
public sealed class RandomClassTests
{
    private const int Rounds = 3000;

    // Values that imitate tokens, separators and each other.
    private static readonly string[] Values = ["", "1", "null", "x", "a\0b", "\0", "t1:x", "s1:x", "i1:x", "\ud800", "\udc00", "\ufffd", "\ud83d\ude00", "it's", "a\nb", "a\r\nb", ")", "{", "{x}"];

    private static readonly string[] Blanks = [" ", "  ", "\n", "\t", " /* x */ ", " // x\n", "\n#region r\n#endregion\n"];

    [Fact]
    public void Checksums_are_equal_if_and_only_if_kinds_and_values_are()
    {
        var random = new Random(7);
        var (same, different) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var expressions = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Expression(random)).ToList();
            var one = Parse(random, expressions);
            var other = Parse(random, [.. expressions.Select(expression => random.Next(3) > 0 ? expression : Change(random, expression))]);
            var areSame = Tokens(one).SequenceEqual(Tokens(other));
            Assert.True(areSame == (ClassChecksum.Of(one) == ClassChecksum.Of(other)) || IsLegacyCollision(areSame, one, other), $"{one}\n---\n{other}");
            Assert.True(areSame == (ClassChecksum.Of(one).Current == ClassChecksum.Of(other).Current), $"{one}\n---\n{other}");
            (same, different) = areSame ? (same + 1, different) : (same, different + 1);
        }

        Assert.True(same > Rounds / 10 && different > Rounds / 10, $"{same} equal, {different} different");
    }

    // By the earlier rules different tokens may have one checksum, but equal ones never two.
    private static bool IsLegacyCollision(bool areSame, ClassDeclarationSyntax one, ClassDeclarationSyntax other) =>
        !areSame || ClassChecksum.Of(one).Legacy == ClassChecksum.Of(other).Legacy;

    private static (string Form, string Value) Expression(Random random) => (Form(random), Values[random.Next(Values.Length)]);

    private static string Form(Random random) => random.Next(6) switch { 0 => "code", 1 => "utf8", 2 => "interpolated", 3 => "verbatim", 4 => "raw", _ => "regular" };

    private static (string Form, string Value) Change(Random random, (string Form, string Value) expression) =>
        random.Next(2) == 0 ? expression with { Form = Form(random) } : expression with { Value = Values[random.Next(Values.Length)] };

    private static ClassDeclarationSyntax Parse(Random random, IReadOnlyList<(string Form, string Value)> expressions)
    {
        var members = expressions.Select((expression, index) => Blank(random) + string.Create(CultureInfo.InvariantCulture, $"object F{index}") + Blank(random) + "=" + Blank(random) + Text(expression) + Blank(random) + ";");
        var text = $"class M {{{string.Concat(members)}}}";
        return CSharpSyntaxTree.ParseText(text, TestProject.Of().ParseOptions).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().Single();
    }

    private static string Blank(Random random) => Blanks[random.Next(Blanks.Length)];

    private static string Text((string Form, string Value) expression)
    {
        var (form, value) = expression;
        var fitsInCode = value.Length > 0 && value.All(c => char.IsAsciiLetterOrDigit(c));
        var fitsVerbatim = value.All(c => c is '\n' or '\r' or >= ' ' and < '\ud800');
        return form switch
        {
            "code" when fitsInCode => value,
            "utf8" => SymbolDisplay.FormatLiteral(value, quote: true) + "u8",
            "interpolated" => "$" + SymbolDisplay.FormatLiteral(value.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), quote: true),
            "verbatim" when fitsVerbatim => "@\"" + value + "\"",
            "raw" when fitsInCode => "\"\"\"" + value + "\"\"\"",
            _ => SymbolDisplay.FormatLiteral(value, quote: true),
        };
    }

    // The forms of a string are one kind, and line ends of a checkout do not count.
    private static IEnumerable<(string Kind, string Value)> Tokens(ClassDeclarationSyntax declaration) => declaration.Members
        .SelectMany(member => member.DescendantTokens())
        .Select(token => (Kind(token), Kind(token) == "other" ? token.Text : token.ValueText.Replace("\r\n", "\n", StringComparison.Ordinal)));

    private static string Kind(SyntaxToken token) => token.Kind().ToString() is var kind && kind.StartsWith("Utf8", StringComparison.Ordinal) ? "utf8"
        : kind.EndsWith("StringLiteralToken", StringComparison.Ordinal) || kind.EndsWith("RawStringLiteralToken", StringComparison.Ordinal) ? "string"
        : kind == "InterpolatedStringTextToken" ? "text"
        : "other";
}
