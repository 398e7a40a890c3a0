namespace GenMigrate.Generators;

/// <summary>What can be wrong with the markers of an SQL file.</summary>
internal enum SqlLayoutProblemKind
{
    /// <summary>A line that starts like a marker and is none.</summary>
    UnknownMarker,

    /// <summary>A second <c>up</c> or <c>down</c>; what follows it is left out.</summary>
    RepeatedMarker,

    /// <summary>SQL above <c>-- migrate:up</c>, which belongs to neither half and is left out.</summary>
    TextAboveUp,

    /// <summary><c>-- migrate:irreversible</c> without a reason.</summary>
    MissingReason,
}
