using System.Globalization;

namespace GenMigrate.Conformance;

/// <summary>A migration in words that every provider can translate.</summary>
public sealed record TestMigration(long Version)
{
    public string Name { get; init; } = string.Create(CultureInfo.InvariantCulture, $"M{Version}");

    public string? Description { get; init; }

    /// <summary>Why it is irreversible; of a seed, its environments.</summary>
    public string? Note { get; init; }

    /// <summary>All but <see cref="MigrationFlags.HasDown"/>, which follows from <see cref="Down"/>.</summary>
    public MigrationFlags Flags { get; init; }

    /// <summary>Stands for the code: another content, another checksum.</summary>
    public int Content { get; init; }

    /// <summary>Whether the program was built by an earlier version, which knew only checksums of <c>h1:</c>.</summary>
    public bool IsLegacy { get; init; }

    public int TimeoutSeconds { get; init; }

    public int LockTimeoutSeconds { get; init; }

    public IReadOnlyList<TestStep> Up { get; init; } = [];

    public IReadOnlyList<TestStep> Down { get; init; } = [];

    /// <summary>Makes a thing; its Down removes it.</summary>
    public static TestMigration Creates(long version, string thing) => new(version) { Up = [TestStep.Create(thing)], Down = [TestStep.Drop(thing)] };

    /// <summary>Adds values to a thing, a step each; its Down removes them in reverse.</summary>
    public static TestMigration Inserts(long version, string thing, params string[] values) => new(version)
    {
        Up = [.. values.Select(value => TestStep.Insert(thing, value))],
        Down = [.. values.Reverse().Select(value => TestStep.Delete(thing, value))],
    };

    public TestMigration OptedOut() => With(MigrationFlags.NoTransaction);

    public TestMigration With(MigrationFlags flags) => this with { Flags = Flags | flags };
}
