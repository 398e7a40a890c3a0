using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators;

/// <summary>Types as generated code names them: from the global namespace, keywords escaped.</summary>
internal static class TypeText
{
    // Annotations inside (IList<string?>) count, the outermost never does: no type argument of a generic call may be nullable there.
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static string Of(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Dynamic ? "object" : type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(Format);
}
