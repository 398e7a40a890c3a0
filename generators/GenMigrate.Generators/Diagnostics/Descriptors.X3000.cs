using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators;

/// <summary>What the rules on ways back say.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor MissingDown = new(
        DiagnosticIds.MissingDown,
        "A migration has no Down",
        "'{0}' has no way back: {1}",
        Category.Down,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of(DiagnosticIds.MissingDown));

    public static readonly DiagnosticDescriptor HollowDown = new(
        DiagnosticIds.HollowDown,
        "A Down does nothing",
        "The Down of '{0}' {1}, so a rollback reverses nothing: write it, or say with {2} why there is no way back",
        Category.Down,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of(DiagnosticIds.HollowDown));

    public static readonly DiagnosticDescriptor IrreversibleWithDown = new(
        DiagnosticIds.IrreversibleWithDown,
        "A Down beside [Irreversible]",
        "'{0}' says that there is no way back, so its Down never runs: remove one of the two",
        Category.Down,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of(DiagnosticIds.IrreversibleWithDown));
}
