namespace GenMigrate.Generators;

/// <summary>What can be wrong with the text of an SQL file.</summary>
internal enum SqlLayoutProblemKind
{
    /// <summary>A line that starts like a marker and is none.</summary>
    UnknownMarker,

    /// <summary>A marker of another tool, or one of GenMigrate's in another spelling.</summary>
    SimilarMarker,

    /// <summary>A marker that lacks what must follow it, or has what must not.</summary>
    MalformedMarker,

    /// <summary>A marker that stands in the file already; what follows a second <c>up</c> or <c>down</c> is left out.</summary>
    RepeatedMarker,

    /// <summary>SQL above <c>-- migrate:up</c>, which belongs to neither half and is left out.</summary>
    TextAboveUp,
}
