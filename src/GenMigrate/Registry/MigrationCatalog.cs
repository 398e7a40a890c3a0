using System.Buffers;
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
    /// <summary>How many bytes a hash takes in <see cref="Hashes"/>: SHA-256.</summary>
    public const int HashLength = 32;

    /// <summary>How many texts an entry has in <see cref="Texts"/>: name, description, note.</summary>
    public const int TextsPerEntry = 3;

    internal const int NameText = 0;
    internal const int DescriptionText = 1;
    internal const int NoteText = 2;
    private const string ChecksumPrefix = "h1:";
    private const int ChecksumLength = 3 + (2 * HashLength);
    private const string Digits = "0123456789abcdef";

    /// <summary>The versions, ascending.</summary>
    public abstract ReadOnlySpan<long> Versions { get; }

    /// <summary>The hashes, <see cref="HashLength"/> bytes each.</summary>
    public abstract ReadOnlySpan<byte> Hashes { get; }

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

    /// <summary>Makes the migration at <paramref name="index"/>.</summary>
    /// <param name="index">From 0 to the number of versions − 1.</param>
    /// <param name="services">Where constructor arguments come from.</param>
    /// <exception cref="MigrationServiceException">A constructor argument cannot be had.</exception>
    public abstract Migration Create(int index, IServiceProvider? services);

    internal static MigrationCatalog Empty { get; } = new EmptyCatalog();

    // The framework's own is vectorised, and so compiled anew in every process: that takes longer than a thousand of these.
    // By index, as each method of a span that is called for the first time is to be found first, too; four bytes a round,
    // as the runtime counts the rounds of a method that it has not yet compiled well.
    internal string Checksum(int index)
    {
        var hashes = Hashes;
        var from = index * HashLength;
        var text = new char[ChecksumLength];
        ChecksumPrefix.CopyTo(0, text, 0, ChecksumPrefix.Length);
        for (var at = ChecksumPrefix.Length; at < text.Length; at += 8)
        {
            text[at] = Digits[hashes[from] >> 4];
            text[at + 1] = Digits[hashes[from] & 15];
            text[at + 2] = Digits[hashes[from + 1] >> 4];
            text[at + 3] = Digits[hashes[from + 1] & 15];
            text[at + 4] = Digits[hashes[from + 2] >> 4];
            text[at + 5] = Digits[hashes[from + 2] & 15];
            text[at + 6] = Digits[hashes[from + 3] >> 4];
            text[at + 7] = Digits[hashes[from + 3] & 15];
            from += 4;
        }

        return new string(text);
    }

    internal bool HasChecksum(int index, ReadOnlySpan<char> checksum)
    {
        Span<byte> ascii = stackalloc byte[ChecksumLength];
        return checksum.Length == ChecksumLength && Ascii.FromUtf16(checksum, ascii, out _) == OperationStatus.Done && HasChecksum(index, ascii);
    }

    internal bool HasChecksum(int index, ReadOnlySpan<byte> checksum)
    {
        if (checksum.Length != ChecksumLength || !checksum.StartsWith("h1:"u8))
        {
            return false;
        }

        var hashes = Hashes;
        var from = index * HashLength;
        for (var at = ChecksumPrefix.Length; at < ChecksumLength; at += 2)
        {
            var part = hashes[from++];
            if (checksum[at] != Digits[part >> 4] || checksum[at + 1] != Digits[part & 15])
            {
                return false;
            }
        }

        return true;
    }

    internal string? Text(int index, int which)
    {
        var ends = TextEnds;
        var at = (index * TextsPerEntry) + which;
        var start = at == 0 ? 0 : ends[at - 1];
        return start == ends[at] ? null : Texts[start..ends[at]];
    }

    internal TimeSpan? Timeout(int index) => Seconds(2 * index);

    internal TimeSpan? LockTimeout(int index) => Seconds((2 * index) + 1);

    private TimeSpan? Seconds(int at) => TimeoutSeconds is { Length: > 0 } seconds && seconds[at] != 0 ? TimeSpan.FromSeconds(seconds[at]) : null;

    private sealed class EmptyCatalog : MigrationCatalog
    {
        public override ReadOnlySpan<long> Versions => default;

        public override ReadOnlySpan<byte> Hashes => default;

        public override ReadOnlySpan<byte> FlagBytes => default;

        public override string Texts => "";

        public override ReadOnlySpan<int> TextEnds => default;

        public override Migration Create(int index, IServiceProvider? services) => throw new ArgumentOutOfRangeException(nameof(index));
    }
}
