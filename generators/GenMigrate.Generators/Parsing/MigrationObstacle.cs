namespace GenMigrate.Generators;

/// <summary>Why generated code cannot make a class that is marked as a migration or seed.</summary>
internal enum MigrationObstacle
{
    None,

    /// <summary>It does not derive from <c>GenMigrate.Migration</c>.</summary>
    NotAMigration,

    Abstract,

    /// <summary>It, or a class around it, has type parameters.</summary>
    Generic,

    /// <summary>It, or a class around it, is private or protected.</summary>
    Inaccessible,

    FileLocal,

    /// <summary>No constructor can be called from the assembly.</summary>
    NoConstructor,

    /// <summary>The constructor takes something that no service can be: by reference, a ref struct, a pointer.</summary>
    UnusableParameter,

    /// <summary>There are <c>required</c> members, and the constructor does not say that it sets them.</summary>
    RequiredMembers,

    /// <summary>A type it names does not exist: the compiler says so, and nothing is to be added.</summary>
    BrokenCode,
}
