using System.ComponentModel;

namespace GenMigrate;

/// <summary>
/// Compares the history of the migrations with what a program knows, row by row in ascending order of version, keeping
/// nothing of it: whether both say the same, all of it applied and unchanged. This is what most starts of a program ask.
/// </summary>
/// <param name="catalog">What the program knows.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HeadComparison(MigrationCatalog catalog)
{
    private int _count;
    private bool _differs;

    /// <summary>Whether nothing is to do, when all rows have been taken.</summary>
    public bool IsAtHead => !_differs && _count == catalog.Versions.Length;

    /// <summary>Takes the next row.</summary>
    /// <param name="version">Its version.</param>
    /// <param name="checksum">Its checksum in UTF-8; empty where there is none, or its state is neither of the two that count as applied.</param>
    /// <returns>False: they differ, so that no further row has to be read.</returns>
    public bool Take(long version, ReadOnlySpan<byte> checksum)
    {
        var versions = catalog.Versions;
        _differs |= _count == versions.Length || versions[_count] != version || !catalog.HasChecksum(_count, checksum);
        _count++;
        return !_differs;
    }
}
