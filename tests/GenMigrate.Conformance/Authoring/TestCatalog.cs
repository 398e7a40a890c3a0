using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GenMigrate.Conformance;

/// <summary>A catalog written by hand, laid out as generated code lays it out.</summary>
internal sealed class TestCatalog : MigrationCatalog
{
    private readonly ConformanceProvider _provider;
    private readonly TestMigration[] _migrations;
    private readonly long[] _versions;
    private readonly byte[] _checksums;
    private readonly byte[] _legacyChecksums;
    private readonly byte[] _flags;
    private readonly int[] _textEnds;
    private readonly int[] _timeouts;

    public TestCatalog(ConformanceProvider provider, IEnumerable<TestMigration> migrations)
    {
        _provider = provider;
        _migrations = [.. migrations.OrderBy(migration => migration.Version)];
        _versions = Array.ConvertAll(_migrations, migration => migration.Version);
        _checksums = Lines(migration => migration.IsLegacy ? "h1:" : "h2:");
        _legacyChecksums = Lines(_ => "h1:");
        _flags = Array.ConvertAll(_migrations, Flags);
        _timeouts = [.. _migrations.SelectMany(migration => new[] { migration.TimeoutSeconds, migration.LockTimeoutSeconds })];
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

    public override Migration Create(int index, MigrationServices services) => _provider.Make(_migrations[index]);

    // Another hash by each set of rules, as the content is hashed with the tag.
    private byte[] Lines(Func<TestMigration, string> tag) => Encoding.ASCII.GetBytes(string.Concat(_migrations.Select(migration =>
        "\n" + tag(migration) + Hash(string.Create(CultureInfo.InvariantCulture, $"{tag(migration)}{migration.Version}/{migration.Content}")))));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static byte Flags(TestMigration migration) => (byte)(migration.Down.Count > 0 ? migration.Flags | MigrationFlags.HasDown : migration.Flags);
}
