using System.ComponentModel;
using System.Text;

namespace GenMigrate;

/// <summary>
/// The migrations, or the seeds, of a registry as static data. Generated code derives from it; nobody else has to.
/// Index <c>i</c> is the place in ascending order of version.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class MigrationCatalog
{
    /// <summary>How many bytes a checksum takes in <see cref="Checksums"/>, with the line feed before it.</summary>
    public const int BytesPerChecksum = 1 + ChecksumLength;

    /// <summary>How many texts an entry has in <see cref="Texts"/>: name, description, note.</summary>
    public const int TextsPerEntry = 3;

    internal const int NameText = 0;
    internal const int DescriptionText = 1;
    internal const int NoteText = 2;
    private const int ChecksumLength = 67;

    /// <summary>The versions, ascending.</summary>
    public abstract ReadOnlySpan<long> Versions { get; }

    /// <summary>The checksums as text in ASCII, a line feed before each; <see cref="BytesPerChecksum"/> per entry.</summary>
    public abstract ReadOnlySpan<byte> Checksums { get; }

    /// <summary>
    /// The checksums by the rules of <c>h1:</c>, laid out as <see cref="Checksums"/>: what a history written by an earlier version
    /// holds. Read only for rows that have another checksum than the one of today. Empty where no entry has one; zeros for an
    /// entry that has none.
    /// </summary>
    public virtual ReadOnlySpan<byte> LegacyChecksums => default;

    /// <summary>A byte of <see cref="MigrationFlags"/> each.</summary>
    public abstract ReadOnlySpan<byte> FlagBytes { get; }

    /// <summary>
    /// All texts, one after the other: of each entry its name, its description, and its note (why a migration is
    /// irreversible; the environments of a seed). An empty text stands for none.
    /// </summary>
    public abstract string Texts { get; }

    /// <summary>Where each text ends in <see cref="Texts"/>; <see cref="TextsPerEntry"/> per entry.</summary>
    public abstract ReadOnlySpan<int> TextEnds { get; }

    /// <summary>Statement timeout and lock timeout of each entry in seconds (0: none); empty when no entry has one.</summary>
    public virtual ReadOnlySpan<int> TimeoutSeconds => default;

    /// <summary>What the migration at <paramref name="index"/> was called in another tool; null where the attribute does not say.</summary>
    /// <param name="index">From 0 to the number of versions − 1.</param>
    public virtual string? FormerName(int index) => null;

    /// <summary>Makes the migration at <paramref name="index"/>.</summary>
    /// <param name="index">From 0 to the number of versions − 1.</param>
    /// <param name="services">Where constructor arguments come from.</param>
    /// <exception cref="MigrationServiceException">A constructor argument cannot be had.</exception>
    public abstract Migration Create(int index, MigrationServices services);

    internal static MigrationCatalog Empty { get; } = new EmptyCatalog();

    internal ReadOnlySpan<byte> Checksum(int index) => Line(Checksums, index);

    /// <summary>The checksum by the rules of <c>h1:</c>; empty where it is not known.</summary>
    internal ReadOnlySpan<byte> LegacyChecksum(int index) =>
        LegacyChecksums is { IsEmpty: false } checksums && Line(checksums, index) is var line && line[0] != 0 ? line : default;

    internal bool HasChecksum(int index, ReadOnlySpan<char> checksum) =>
        Ascii.Equals(Checksum(index), checksum) || (!checksum.IsEmpty && Ascii.Equals(LegacyChecksum(index), checksum));

    internal bool HasChecksum(int index, ReadOnlySpan<byte> checksum) =>
        checksum.SequenceEqual(Checksum(index)) || (!checksum.IsEmpty && checksum.SequenceEqual(LegacyChecksum(index)));

    /// <summary>Whether a text looks like a checksum of ours, of whatever rule: a tag of two characters, a colon, 64 digits.</summary>
    internal static bool IsChecksum(string? text) => text is ['h', >= '1' and <= '9', ':', ..] && text.Length == ChecksumLength && text.Skip(3).All(char.IsAsciiHexDigitLower);

    internal string? Text(int index, int which)
    {
        var ends = TextEnds;
        var at = (index * TextsPerEntry) + which;
        var start = at == 0 ? 0 : ends[at - 1];
        return start == ends[at] ? null : Texts[start..ends[at]];
    }

    internal TimeSpan? Timeout(int index) => Seconds(2 * index);

    internal TimeSpan? LockTimeout(int index) => Seconds((2 * index) + 1);

    private static ReadOnlySpan<byte> Line(ReadOnlySpan<byte> checksums, int index) =>
        checksums.Slice((index * BytesPerChecksum) + 1, ChecksumLength);

    private TimeSpan? Seconds(int at) => TimeoutSeconds is { Length: > 0 } seconds && seconds[at] != 0 ? TimeSpan.FromSeconds(seconds[at]) : null;

    private sealed class EmptyCatalog : MigrationCatalog
    {
        public override ReadOnlySpan<long> Versions => default;

        public override ReadOnlySpan<byte> Checksums => default;

        public override ReadOnlySpan<byte> FlagBytes => default;

        public override string Texts => "";

        public override ReadOnlySpan<int> TextEnds => default;

        public override Migration Create(int index, MigrationServices services) => throw new ArgumentOutOfRangeException(nameof(index));
    }
}
