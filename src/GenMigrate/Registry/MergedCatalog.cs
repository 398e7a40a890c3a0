namespace GenMigrate;

/// <summary>Two catalogs as one, in ascending order of version.</summary>
internal sealed class MergedCatalog : MigrationCatalog
{
    private readonly (MigrationCatalog Catalog, int Index)[] _entries;
    private readonly long[] _versions;
    private readonly byte[] _checksums;
    private readonly byte[] _legacyChecksums;
    private readonly byte[] _flags;
    private readonly int[] _textEnds;
    private readonly int[] _timeouts;

    public MergedCatalog(MigrationCatalog first, MigrationCatalog second)
    {
        _entries = [.. Entries(first).Concat(Entries(second)).OrderBy(entry => entry.Catalog.Versions[entry.Index])];
        _versions = Array.ConvertAll(_entries, entry => entry.Catalog.Versions[entry.Index]);
        _flags = Array.ConvertAll(_entries, entry => entry.Catalog.FlagBytes[entry.Index]);
        _checksums = new byte[_entries.Length * BytesPerChecksum];
        _legacyChecksums = new byte[_checksums.Length];
        _textEnds = new int[_entries.Length * TextsPerEntry];
        _timeouts = new int[_entries.Length * 2];
        var texts = new System.Text.StringBuilder();
        for (var i = 0; i < _entries.Length; i++)
        {
            var (catalog, index) = _entries[i];
            catalog.Checksum(index).CopyTo(_checksums.AsSpan((i * BytesPerChecksum) + 1));
            catalog.LegacyChecksum(index).CopyTo(_legacyChecksums.AsSpan((i * BytesPerChecksum) + 1));
            for (var text = 0; text < TextsPerEntry; text++)
            {
                texts.Append(catalog.Text(index, text));
                _textEnds[(i * TextsPerEntry) + text] = texts.Length;
            }

            if (!catalog.TimeoutSeconds.IsEmpty)
            {
                catalog.TimeoutSeconds.Slice(2 * index, 2).CopyTo(_timeouts.AsSpan(2 * i));
            }
        }

        Texts = texts.ToString();
    }

    public override ReadOnlySpan<long> Versions => _versions;

    public override ReadOnlySpan<byte> Checksums => _checksums;

    public override ReadOnlySpan<byte> LegacyChecksums => _legacyChecksums;

    public override ReadOnlySpan<byte> FlagBytes => _flags;

    public override string Texts { get; }

    public override ReadOnlySpan<int> TextEnds => _textEnds;

    public override ReadOnlySpan<int> TimeoutSeconds => _timeouts;

    public override string? FormerName(int index) => _entries[index].Catalog.FormerName(_entries[index].Index);

    public override Migration Create(int index, MigrationServices services) => _entries[index].Catalog.Create(_entries[index].Index, services);

    private static IEnumerable<(MigrationCatalog Catalog, int Index)> Entries(MigrationCatalog catalog) =>
        Enumerable.Range(0, catalog.Versions.Length).Select(index => (catalog, index));
}
