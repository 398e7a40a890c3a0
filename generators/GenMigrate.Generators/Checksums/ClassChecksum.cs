using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenMigrate.Generators;

/// <summary>The checksum of a class: of its members, base list and primary constructor, token by token.</summary>
internal static class ClassChecksum
{
    // Trees outlive compilations: what was hashed once is not hashed again until its file is edited.
    private static readonly ConditionalWeakTable<ClassDeclarationSyntax, MigrationChecksum> Hashes = new();

    /// <summary>The checksum of a class, by its parts in any order.</summary>
    public static MigrationChecksum Of(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var parts = type.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(cancellationToken))
            .OfType<ClassDeclarationSyntax>()
            .ToList();
        var written = parts.Where(part => !GeneratedCode.IsGenerated(part.SyntaxTree, cancellationToken)).ToList();
        var hashes = (written.Count > 0 ? written : parts).ConvertAll(part => Hashes.GetValue(part, HashPart));
        return Tagged(Join(hashes.ConvertAll(hash => hash.Current)), Join(hashes.ConvertAll(hash => hash.Legacy)));
    }

    /// <summary>The checksum of a class of one part.</summary>
    public static MigrationChecksum Of(ClassDeclarationSyntax only)
    {
        var hash = Hashes.GetValue(only, HashPart);
        return Tagged(hash.Current, hash.Legacy);
    }

    private static MigrationChecksum Tagged(string current, string legacy) =>
        new(MigrationChecksum.Tag + current, MigrationChecksum.LegacyTag + legacy);

    private static string Join(List<string> hashes)
    {
        hashes.Sort(StringComparer.Ordinal);
        return hashes.Count == 1 ? hashes[0] : HashText.OfUtf8(string.Concat(hashes));
    }

    private static MigrationChecksum HashPart(ClassDeclarationSyntax part)
    {
        var (tokens, legacy) = (new TokenText(), new LegacyTokenText());
        foreach (var token in part.Members.SelectMany(TokensOf).Concat(TokensOf(part.BaseList)).Concat(TokensOf(part.ParameterList)))
        {
            var kind = KindOf(token);
            // Trimmed, because the delimiters of an interpolated raw string hold its line breaks and its indentation.
            var text = kind == TokenKind.AsWritten ? token.Text.Trim() : token.ValueText.Replace("\r\n", "\n");
            tokens.Append(kind, text);
            legacy.Append(text);
        }

        return new MigrationChecksum(tokens.Hash(), legacy.Hash());
    }

    // The name of the class stands in its constructors and its finalizer too, and may change.
    private static IEnumerable<SyntaxToken> TokensOf(MemberDeclarationSyntax member)
    {
        var name = member switch
        {
            ConstructorDeclarationSyntax constructor => constructor.Identifier,
            DestructorDeclarationSyntax finalizer => finalizer.Identifier,
            _ => default,
        };
        return member.DescendantTokens().Where(token => token != name);
    }

    private static IEnumerable<SyntaxToken> TokensOf(SyntaxNode? node) => node?.DescendantTokens() ?? [];

    private static TokenKind KindOf(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.StringLiteralToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken => TokenKind.String,
        SyntaxKind.Utf8StringLiteralToken
            or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken => TokenKind.Utf8String,
        SyntaxKind.InterpolatedStringTextToken => TokenKind.InterpolatedText,
        _ => TokenKind.AsWritten,
    };
}
