using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators;

/// <summary>What the rules on versions say.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor DuplicateVersion = new(
        DiagnosticIds.DuplicateVersion,
        "Two migrations share a version",
        "Version {0} of {1} is also that of {2}: give one of them the next free version, {3}",
        Category.Versions,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of(DiagnosticIds.DuplicateVersion));

    public static readonly DiagnosticDescriptor VersionGap = new(
        DiagnosticIds.VersionGap,
        "A version is left out",
        "Version {0} follows {1} in {2}, which leaves a gap: renumber it to {3}, or set genmigrate.version_scheme in .editorconfig to 'timestamp' or 'any'",
        Category.Versions,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of(DiagnosticIds.VersionGap));

    public static readonly DiagnosticDescriptor VersionNotPositive = new(
        DiagnosticIds.VersionNotPositive,
        "A version is not positive",
        "Version {0} is not positive, and 0 stands for an empty database: the next free version of {1} is {2}",
        Category.Versions,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of(DiagnosticIds.VersionNotPositive));

    public static readonly DiagnosticDescriptor BelowLockedHead = new(
        DiagnosticIds.BelowLockedHead,
        "A new version is below one that was released",
        "Version {0} is below {1}, the highest version of {2} that was released ({3}, line {4}), and databases that have that one refuse it: give it the next free version, {5}, or {6} where the order does not matter",
        Category.Versions,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of(DiagnosticIds.BelowLockedHead));

    public static readonly DiagnosticDescriptor ChangedSinceLocked = new(
        DiagnosticIds.ChangedSinceLocked,
        "A released migration was changed",
        "'{0}' was changed after version {1} was released: {2}, line {3}, has {4}, the present checksum is {5}; undo the change and make it in a new migration",
        Category.Versions,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of(DiagnosticIds.ChangedSinceLocked));

    public static readonly DiagnosticDescriptor LockedButGone = new(
        DiagnosticIds.LockedButGone,
        "A released migration is gone",
        "Version {0} '{1}' of {2} was released, and is no longer in the project: bring it back; what it did is undone by a new migration",
        Category.Versions,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of(DiagnosticIds.LockedButGone));

    public static readonly DiagnosticDescriptor DuplicateAcrossAssemblies = new(
        DiagnosticIds.DuplicateAcrossAssemblies,
        "Assemblies share a version",
        "Version {0} of {1} is also in assembly '{2}', and the two registries are merged: give one of them a new number, or a registry of its own",
        Category.Versions,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of(DiagnosticIds.DuplicateAcrossAssemblies));

    public static readonly DiagnosticDescriptor DamagedLockFile = new(
        DiagnosticIds.DamagedLockFile,
        "migrations.lock is damaged",
        "Line {0} of {1} {2}",
        Category.Versions,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of(DiagnosticIds.DamagedLockFile));

    public static readonly DiagnosticDescriptor NotLockedYet = new(
        DiagnosticIds.NotLockedYet,
        "A migration is not in migrations.lock",
        "Version {0} of {1} is not in {2} yet: add it when it is released, so that later changes are noticed",
        Category.Versions,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of(DiagnosticIds.NotLockedYet));
}
