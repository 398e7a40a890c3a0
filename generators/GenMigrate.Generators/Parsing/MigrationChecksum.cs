using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenMigrate.Generators;

/// <summary>
/// What identifies the content of a migration: the same for every layout of it, another for every change of it.
/// The rules are promised to users, and stored in their databases: a change of them needs a new tag.
/// </summary>
internal static class MigrationChecksum
{
    public const string Tag = "h1:";
    private const char End = '\0';
    private const string HexDigits = "0123456789abcdef";

    // Trees outlive compilations: what was hashed once is not hashed again until its file is edited.
    private static readonly ConditionalWeakTable<ClassDeclarationSyntax, string> Hashes = new();

    /// <summary>The checksum of a class: of its members, base list and primary constructor, token by token.</summary>
    public static string Of(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var parts = type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken)).OfType<ClassDeclarationSyntax>().ToList();
        var written = parts.Where(part => !GeneratedCode.IsGenerated(part.SyntaxTree, cancellationToken)).ToList();
        var hashes = (written.Count > 0 ? written : parts).ConvertAll(part => Hashes.GetValue(part, HashPart));
        hashes.Sort(StringComparer.Ordinal);
        return Tag + (hashes.Count == 1 ? hashes[0] : Hash(string.Concat(hashes)));
    }

    /// <summary>The checksum of a class of one part.</summary>
    public static string Of(ClassDeclarationSyntax only) => Tag + Hashes.GetValue(only, HashPart);

    /// <summary>The checksum of a file, and of the one with its way down.</summary>
    public static string OfFiles(string up, string? down) => Tag + Hash(down is null ? Normalize(up) : Normalize(up) + End + Normalize(down));

    private static string HashPart(ClassDeclarationSyntax part)
    {
        var text = new StringBuilder();
        foreach (var member in part.Members)
        {
            var name = member switch
            {
                ConstructorDeclarationSyntax constructor => constructor.Identifier,
                DestructorDeclarationSyntax finalizer => finalizer.Identifier,
                _ => default,
            };
            Append(text, member.DescendantTokens().Where(token => token != name));
        }

        Append(text, part.BaseList?.DescendantTokens());
        Append(text, part.ParameterList?.DescendantTokens());
        return Hash(text.ToString());
    }

    private static void Append(StringBuilder text, IEnumerable<SyntaxToken>? tokens)
    {
        foreach (var token in tokens ?? [])
        {
            // Trimmed, because the delimiters of an interpolated raw string hold its line breaks and its indentation.
            text.Append(CountsByValue(token) ? WithoutCarriageReturns(token.ValueText) : token.Text.Trim()).Append(End);
        }
    }

    private static bool CountsByValue(SyntaxToken token) => token.Kind()
        is SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
        or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken
        or SyntaxKind.InterpolatedStringTextToken;

    private static string Normalize(string file)
    {
        var text = WithoutCarriageReturns(file.TrimStart('\uFEFF'));
        return string.Join("\n", text.Split('\n').Select(line => line.TrimEnd(' ', '\t'))).TrimEnd('\n');
    }

    private static string WithoutCarriageReturns(string text) => text.Replace("\r\n", "\n");

    private static string Hash(string text)
    {
        using var algorithm = SHA256.Create();
        var hex = new StringBuilder(64);
        foreach (var value in algorithm.ComputeHash(Encoding.UTF8.GetBytes(text)))
        {
            hex.Append(HexDigits[value >> 4]).Append(HexDigits[value & 15]);
        }

        return hex.ToString();
    }
}
