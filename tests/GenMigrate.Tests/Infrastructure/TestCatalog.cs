using System.Text;

namespace GenMigrate.Tests;

/// <summary>A catalog written by hand, laid out as generated code lays it out.</summary>
internal sealed class TestCatalog : MigrationCatalog
{
    private readonly TestMigration[] _migrations;
    private readonly long[] _versions;
    private readonly byte[] _checksums;
    private readonly byte[] _legacyChecksums;
    private readonly byte[] _flags;
    private readonly int[] _textEnds;
    private readonly int[] _timeouts;

    public TestCatalog(params IEnumerable<TestMigration> migrations)
    {
        _migrations = [.. migrations.OrderBy(migration => migration.Version)];
        _versions = Array.ConvertAll(_migrations, migration => migration.Version);
        _checksums = Encoding.ASCII.GetBytes(string.Concat(_migrations.Select(migration => "\n" + migration.Checksum)));
        _legacyChecksums = Encoding.ASCII.GetBytes(string.Concat(_migrations.Select(migration => "\n" + migration.LegacyChecksum)));
        _flags = Array.ConvertAll(_migrations, migration => (byte)migration.Flags);
        _timeouts = _migrations.All(migration => migration is { TimeoutSeconds: 0, LockTimeoutSeconds: 0 })
            ? []
            : [.. _migrations.SelectMany(migration => new[] { migration.TimeoutSeconds, migration.LockTimeoutSeconds })];
        var texts = new StringBuilder();
        _textEnds = [.. _migrations.SelectMany(migration => new[] { migration.Name, migration.Description, migration.Note }).Select(text => texts.Append(text).Length)];
        Texts = texts.ToString();
    }

    public override ReadOnlySpan<long> Versions => _versions;

    public override ReadOnlySpan<byte> Checksums => _checksums;

    public override ReadOnlySpan<byte> LegacyChecksums => _legacyChecksums;

    public override ReadOnlySpan<byte> FlagBytes => _flags;

    public override string Texts { get; }

    public override ReadOnlySpan<int> TextEnds => _textEnds;

    public override ReadOnlySpan<int> TimeoutSeconds => _timeouts;

    public override string? FormerName(int index) => _migrations[index].FormerName;

    public override Migration Create(int index, MigrationServices services) => new Made(_migrations[index], services);

    public static MigrationRegistry Registry(params IEnumerable<TestMigration> migrations) => new(null, new TestCatalog(migrations), null);

    /// <summary>The migration that the catalog makes: remembers what it was made of.</summary>
    internal sealed class Made(TestMigration source, MigrationServices services) : Migration
    {
        public TestMigration Source { get; } = source;

        public IServiceProvider? Services { get; } = services.Provider;
    }
}
