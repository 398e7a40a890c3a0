using System.Text;

namespace GenMigrate;

/// <summary>What is known of a migration without making it.</summary>
public sealed class MigrationDescriptor
{
    // Fields, as this is read while a program starts, where every accessor is one more method to compile.
    internal readonly MigrationCatalog Catalog;
    internal readonly int Index;

    internal MigrationDescriptor(MigrationCatalog catalog, MigrationKind kind, int index)
    {
        Catalog = catalog;
        Kind = kind;
        Index = index;
    }

    /// <summary>Positive; unique within its registry and kind.</summary>
    public long Version => Catalog.Versions[Index];

    /// <summary>The class's or file's name, or what the attribute says.</summary>
    public string Name => Catalog.Text(Index, MigrationCatalog.NameText)!;

    /// <summary>What it was called in the tool that applied migrations before; from the attribute only.</summary>
    public string? FormerName => Catalog.FormerName(Index);

    /// <summary>What the migration is for; from the attribute only.</summary>
    public string? Description => Catalog.Text(Index, MigrationCatalog.DescriptionText);

    /// <summary><c>h2:</c> and 64 lower-case hexadecimal digits; changes when the code does, not when its layout does.</summary>
    // Latin-1, as its conversion, other than those of ASCII and UTF-8, is not compiled anew in every process.
    public string Checksum => Encoding.Latin1.GetString(Catalog.Checksum(Index));

    /// <summary>The same by the rules of <c>h1:</c>, with which earlier versions wrote histories; null where it is not known.</summary>
    public string? LegacyChecksum =>
        Catalog.LegacyChecksum(Index) is { IsEmpty: false } checksum ? Encoding.Latin1.GetString(checksum) : null;

    /// <summary>Whether there is a Down.</summary>
    public bool HasDown => Has(MigrationFlags.HasDown);

    /// <summary>Whether the author says that there is no way back.</summary>
    public bool IsIrreversible => Has(MigrationFlags.Irreversible);

    /// <summary>Why there is no way back; null where there is.</summary>
    public string? IrreversibleReason => IsIrreversible ? Catalog.Text(Index, MigrationCatalog.NoteText) ?? "" : null;

    /// <summary>What the migration runs in.</summary>
    public TransactionMode Transaction => Has(MigrationFlags.NoTransaction) ? TransactionMode.None : TransactionMode.PerMigration;

    /// <summary>How foreign keys are treated while it runs.</summary>
    public ForeignKeyMode ForeignKeys => Has(MigrationFlags.CheckForeignKeysAtCommit) ? ForeignKeyMode.CheckAtCommit : ForeignKeyMode.Enforced;

    /// <summary>Whether it may run although a higher version has been applied.</summary>
    public bool OutOfOrder => Has(MigrationFlags.OutOfOrder);

    /// <summary>Whether a seed runs again when its content changed.</summary>
    public bool RunOnChange => Has(MigrationFlags.RunOnChange);

    /// <summary>How long a statement may run; null: without limit.</summary>
    public TimeSpan? Timeout => Catalog.Timeout(Index);

    /// <summary>How long a statement may wait for a lock of the database; null: the provider's default.</summary>
    public TimeSpan? LockTimeout => Catalog.LockTimeout(Index);

    /// <summary>The environments that a seed is for; null: every one.</summary>
    public IReadOnlyList<string>? Environments => Kind != MigrationKind.Seed
        ? null
        : Catalog.Text(Index, MigrationCatalog.NoteText)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Migration or seed.</summary>
    public MigrationKind Kind { get; }

    /// <summary>The checksum to compare with another one: by the same rules.</summary>
    /// <param name="checksum">One that was stored or locked, with its tag.</param>
    public string ChecksumComparableTo(string checksum)
    {
        ArgumentNullException.ThrowIfNull(checksum);
        return checksum.StartsWith("h1:", StringComparison.Ordinal) ? LegacyChecksum ?? Checksum : Checksum;
    }

    /// <summary>Makes the migration, with constructor arguments from <paramref name="services"/>.</summary>
    /// <exception cref="MigrationServiceException">A constructor argument cannot be had.</exception>
    public Migration Create(IServiceProvider? services) => Catalog.Create(Index, new MigrationServices(services));

    /// <inheritdoc/>
    public override string ToString() => $"{Version} {Name}";

    private bool Has(MigrationFlags flag) => ((MigrationFlags)Catalog.FlagBytes[Index] & flag) != 0;
}
