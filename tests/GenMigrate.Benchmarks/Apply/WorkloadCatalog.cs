using System.Security.Cryptography;
using System.Text;

namespace GenMigrate.Benchmarks;

/// <summary>The workload as the generator would make it of classes: for loops in one process, whose length varies.</summary>
internal sealed class WorkloadCatalog(int count) : MigrationCatalog
{
    private readonly long[] _versions = [.. Enumerable.Range(1, count).Select(number => (long)number)];
    private readonly byte[] _checksums = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(1, count).Select(number => "\nh2:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Workload.Up(number)))))));
    private readonly byte[] _flags = [.. Enumerable.Repeat((byte)MigrationFlags.HasDown, count)];
    private readonly int[] _textEnds = Ends(count);

    public override ReadOnlySpan<long> Versions => _versions;

    public override ReadOnlySpan<byte> Checksums => _checksums;

    public override ReadOnlySpan<byte> FlagBytes => _flags;

    public override string Texts { get; } = string.Concat(Enumerable.Range(1, count).Select(Workload.NameOf));

    public override ReadOnlySpan<int> TextEnds => _textEnds;

    public static MigrationRegistry Registry(int count) => new(name: null, new WorkloadCatalog(count), seeds: null);

    public override Migration Create(int index, MigrationServices services) => new CreateTable(index + 1);

    // Neither description nor note.
    private static int[] Ends(int count)
    {
        var end = 0;
        return [.. Enumerable.Range(1, count).SelectMany(number => Enumerable.Repeat(end += Workload.NameOf(number).Length, TextsPerEntry))];
    }

    private sealed class CreateTable(int number) : SqlMigration
    {
        public override void Up(SqlMigrationBuilder migration) => migration.Sql(Workload.Up(number));

        public override void Down(SqlMigrationBuilder migration) => migration.Sql(Workload.Down(number));
    }
}
