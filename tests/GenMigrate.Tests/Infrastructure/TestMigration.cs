using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GenMigrate.Tests;

/// <summary>What generated code would say of one migration or seed.</summary>
internal sealed record TestMigration(long Version)
{
    public string Name { get; init; } = string.Create(CultureInfo.InvariantCulture, $"M{Version}");

    public string? FormerName { get; init; }

    public string? Description { get; init; }

    /// <summary>Why it is irreversible, or a seed's environments.</summary>
    public string? Note { get; init; }

    public MigrationFlags Flags { get; init; } = MigrationFlags.HasDown;

    public int TimeoutSeconds { get; init; }

    public int LockTimeoutSeconds { get; init; }

    /// <summary>Stands for the code: another content, another checksum.</summary>
    public int Content { get; init; }

    public IReadOnlyList<TestStep> Up { get; init; } = [];

    public IReadOnlyList<TestStep> Down { get; init; } = [];

    public string Checksum => ChecksumBy("h2:");

    /// <summary>The one that an earlier version stored.</summary>
    public string LegacyChecksum => ChecksumBy("h1:");

    public TestMigration With(MigrationFlags flags) => this with { Flags = Flags | flags };

    public TestMigration Without(MigrationFlags flags) => this with { Flags = Flags & ~flags };

    private string ChecksumBy(string tag) =>
        tag + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{tag}{Version}/{Content}"))));
}
