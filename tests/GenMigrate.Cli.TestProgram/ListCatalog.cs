using System.Security.Cryptography;
using System.Text;

namespace GenMigrate.Cli.TestProgram;

/// <summary>A catalog made of a list, as the generator would make it of classes.</summary>
public sealed class ListCatalog(params Entry[] entries) : MigrationCatalog
{
    private readonly long[] _versions = [.. entries.Select(entry => entry.Version)];
    private readonly byte[] _checksums = ChecksumsBy("h2:", entries);
    private readonly byte[] _legacyChecksums = ChecksumsBy("h1:", entries);
    private readonly byte[] _flags = [.. entries.Select(entry => (byte)(entry.Flags | (entry.Down is null ? MigrationFlags.None : MigrationFlags.HasDown)))];
    private readonly int[] _textEnds = Ends(entries);

    public override ReadOnlySpan<long> Versions => _versions;

    public override ReadOnlySpan<byte> Checksums => _checksums;

    public override ReadOnlySpan<byte> LegacyChecksums => _legacyChecksums;

    public override ReadOnlySpan<byte> FlagBytes => _flags;

    public override string Texts { get; } = string.Concat(entries.SelectMany(TextsOf));

    public override ReadOnlySpan<int> TextEnds => _textEnds;

    public override Migration Create(int index, MigrationServices services) => new Scripted(entries[index].Up, entries[index].Down ?? (static _ => { }));

    private static byte[] ChecksumsBy(string tag, Entry[] entries) => Encoding.ASCII.GetBytes(string.Concat(entries.Select(entry =>
        "\n" + tag + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(tag + entry.Name + entry.Content))))));

    private static string[] TextsOf(Entry entry) => [entry.Name, entry.Description, entry.Note];

    private static int[] Ends(Entry[] entries)
    {
        var end = 0;
        return [.. entries.SelectMany(TextsOf).Select(text => end += text.Length)];
    }
}
