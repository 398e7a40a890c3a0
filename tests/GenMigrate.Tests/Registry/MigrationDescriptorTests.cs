using System.Text;

namespace GenMigrate.Tests;

public sealed class MigrationDescriptorTests
{
    [Fact]
    public void A_flag_says_one_thing_and_nothing_else()
    {
        Assert.Equal(new Said(false, false, TransactionMode.PerMigration, ForeignKeyMode.Enforced, false, false), Say(MigrationFlags.None));
        Assert.Equal(new Said(true, false, TransactionMode.PerMigration, ForeignKeyMode.Enforced, false, false), Say(MigrationFlags.HasDown));
        Assert.Equal(new Said(false, true, TransactionMode.PerMigration, ForeignKeyMode.Enforced, false, false), Say(MigrationFlags.Irreversible));
        Assert.Equal(new Said(false, false, TransactionMode.None, ForeignKeyMode.Enforced, false, false), Say(MigrationFlags.NoTransaction));
        Assert.Equal(new Said(false, false, TransactionMode.PerMigration, ForeignKeyMode.CheckAtCommit, false, false), Say(MigrationFlags.CheckForeignKeysAtCommit));
        Assert.Equal(new Said(false, false, TransactionMode.PerMigration, ForeignKeyMode.Enforced, true, false), Say(MigrationFlags.OutOfOrder));
        Assert.Equal(new Said(false, false, TransactionMode.PerMigration, ForeignKeyMode.Enforced, false, true), Say(MigrationFlags.RunOnChange));
    }

    [Fact]
    public void Texts_are_told_apart_by_place_and_an_empty_one_is_none()
    {
        var registry = TestCatalog.Registry(
            new TestMigration(1) { Name = "A", Description = "first, with 'quotes' and ü", Note = "" },
            new TestMigration(2) { Name = "B", Description = "", Note = "why", Flags = MigrationFlags.Irreversible });

        Assert.Equal(("A", "first, with 'quotes' and ü", null), (registry.Migrations[0].Name, registry.Migrations[0].Description, registry.Migrations[0].IrreversibleReason));
        Assert.Equal(("B", null, "why"), (registry.Migrations[1].Name, registry.Migrations[1].Description, registry.Migrations[1].IrreversibleReason));
        Assert.Equal("2 B", registry.Migrations[1].ToString());
    }

    [Fact]
    public void Irreversible_without_a_reason_is_still_irreversible() =>
        Assert.Equal("", Describe(new TestMigration(1) { Flags = MigrationFlags.Irreversible }).IrreversibleReason);

    [Fact]
    public void A_checksum_is_the_tag_and_lower_case_hex()
    {
        var migration = new TestMigration(1);
        var checksum = Describe(migration).Checksum;

        Assert.Equal(migration.Checksum, checksum);
        Assert.Matches("^h2:[0-9a-f]{64}$", checksum);
    }

    [Fact]
    public void A_stored_checksum_is_recognised_only_as_it_was_written()
    {
        var catalog = new TestCatalog(new TestMigration(1), new TestMigration(2));
        var checksum = new TestMigration(2).Checksum;

        Assert.True(catalog.HasChecksum(1, checksum));
        Assert.False(catalog.HasChecksum(0, checksum));
        Assert.False(catalog.HasChecksum(1, ""));
        Assert.False(catalog.HasChecksum(1, checksum.AsSpan(0, checksum.Length - 1)));
        Assert.False(catalog.HasChecksum(1, checksum + "0"));
        Assert.False(catalog.HasChecksum(1, string.Concat("h3", checksum.AsSpan(2))));
        Assert.False(catalog.HasChecksum(1, checksum.ToUpperInvariant()));
        for (var i = "h1:".Length; i < checksum.Length; i++)
        {
            Assert.False(catalog.HasChecksum(1, checksum[..i] + (checksum[i] == '0' ? '1' : '0') + checksum[(i + 1)..]));
        }
    }

    [Fact]
    public void A_checksum_that_an_earlier_version_stored_is_recognised_too()
    {
        var catalog = new TestCatalog(new TestMigration(1), new TestMigration(2));
        var checksum = new TestMigration(2).LegacyChecksum;

        Assert.True(catalog.HasChecksum(1, checksum));
        Assert.True(catalog.HasChecksum(1, Encoding.ASCII.GetBytes(checksum)));
        Assert.False(catalog.HasChecksum(0, checksum));
        Assert.False(catalog.HasChecksum(1, string.Concat("h2", checksum.AsSpan(2))));
        Assert.Equal(checksum, Describe(new TestMigration(2)).ChecksumComparableTo("h1:0"));
        Assert.Equal(new TestMigration(2).Checksum, Describe(new TestMigration(2)).ChecksumComparableTo("h2:0"));
    }

    [Fact]
    public void A_catalog_of_an_earlier_version_has_none_of_its_own()
    {
        var migration = new TestMigration(1);
        var earlier = new EarlierCatalog(migration);
        var merged = new MergedCatalog(earlier, new TestCatalog(new TestMigration(2)));

        foreach (var catalog in new MigrationCatalog[] { earlier, merged })
        {
            Assert.True(catalog.HasChecksum(0, migration.LegacyChecksum));
            Assert.False(catalog.HasChecksum(0, ""));
            Assert.False(catalog.HasChecksum(0, new byte[migration.Checksum.Length]));
            Assert.False(catalog.HasChecksum(0, default(ReadOnlySpan<byte>)));
            Assert.Null(new MigrationDescriptor(catalog, MigrationKind.Migration, 0).LegacyChecksum);
        }

        Assert.True(merged.HasChecksum(1, new TestMigration(2).LegacyChecksum));
    }

    [Fact]
    public void Timeouts_are_given_in_seconds_and_0_is_none()
    {
        var registry = TestCatalog.Registry(new TestMigration(1) { TimeoutSeconds = 90 }, new TestMigration(2) { LockTimeoutSeconds = 7 });

        Assert.Equal((TimeSpan.FromSeconds(90), null), (registry.Migrations[0].Timeout, registry.Migrations[0].LockTimeout));
        Assert.Equal((null, TimeSpan.FromSeconds(7)), (registry.Migrations[1].Timeout, registry.Migrations[1].LockTimeout));
    }

    [Fact]
    public void Without_any_timeout_the_catalog_holds_none()
    {
        var descriptor = Describe(new TestMigration(1));

        Assert.True(descriptor.Catalog.TimeoutSeconds.IsEmpty);
        Assert.Null(descriptor.Timeout);
        Assert.Null(descriptor.LockTimeout);
    }

    [Fact]
    public void Environments_are_a_seeds_note_split_at_commas()
    {
        Assert.Equal(["Development", "Staging"], DescribeSeed("Development, Staging,").Environments);
        Assert.Null(DescribeSeed(null).Environments);
        Assert.Null(Describe(new TestMigration(1) { Note = "Development" }).Environments);
    }

    [Fact]
    public void Creating_passes_the_services_on()
    {
        var services = new Services();
        var made = Assert.IsType<TestCatalog.Made>(Describe(new TestMigration(1)).Create(services));

        Assert.Equal(1, made.Source.Version);
        Assert.Same(services, made.Services);
    }

    private static MigrationDescriptor Describe(TestMigration migration) => TestCatalog.Registry(migration).Migrations.Single();

    private static MigrationDescriptor DescribeSeed(string? environments) =>
        new MigrationRegistry(null, null, new TestCatalog(new TestMigration(1) { Note = environments })).Seeds.Single();

    private static Said Say(MigrationFlags flags)
    {
        var migration = Describe(new TestMigration(1) { Flags = flags });
        return new Said(migration.HasDown, migration.IsIrreversible, migration.Transaction, migration.ForeignKeys, migration.OutOfOrder, migration.RunOnChange);
    }

    private sealed record Said(bool HasDown, bool IsIrreversible, TransactionMode Transaction, ForeignKeyMode ForeignKeys, bool OutOfOrder, bool RunOnChange);

    /// <summary>What code has that was generated by a version which knew checksums of <c>h1:</c> only.</summary>
    private sealed class EarlierCatalog(TestMigration migration) : MigrationCatalog
    {
        private readonly TestCatalog _catalog = new(migration);
        private readonly byte[] _checksums = Encoding.ASCII.GetBytes("\n" + migration.LegacyChecksum);

        public override ReadOnlySpan<long> Versions => _catalog.Versions;

        public override ReadOnlySpan<byte> Checksums => _checksums;

        public override ReadOnlySpan<byte> FlagBytes => _catalog.FlagBytes;

        public override string Texts => _catalog.Texts;

        public override ReadOnlySpan<int> TextEnds => _catalog.TextEnds;

        public override Migration Create(int index, MigrationServices services) => _catalog.Create(index, services);
    }
}
