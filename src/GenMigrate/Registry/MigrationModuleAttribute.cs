using System.ComponentModel;

namespace GenMigrate;

/// <summary>
/// Announces the migrations of a library to the programs that reference it. Written by the generator into a library
/// that sets <c>GenMigrateModule</c>; read at compile time, never by reflection.
/// </summary>
/// <param name="name">The module's name, and the registry its migrations belong to.</param>
/// <param name="holder">The generated type whose static property <c>Registry</c> holds the module's migrations.</param>
/// <param name="versions">The versions of the module's migrations, so that a host can find duplicates while it compiles.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MigrationModuleAttribute(string name, Type holder, params long[] versions) : Attribute
{
    /// <summary>The module's name.</summary>
    public string Name { get; } = name;

    /// <summary>The generated type whose static property <c>Registry</c> holds the module's migrations.</summary>
    public Type Holder { get; } = holder;

    /// <summary>The versions of the module's migrations.</summary>
    public IReadOnlyList<long> Versions { get; } = versions;
}
