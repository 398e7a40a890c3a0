using System.Globalization;

namespace GenMigrate.Tests;

/// <summary>
/// Another tool's table and a registry, written down in one line each: <c>id=1 name=001_a; id=2 name=002_b</c> and
/// <c>1 CreateA; 2 CreateB=former name</c>. A value is a number, <c>true</c>, <c>false</c>, <c>null</c>, a time
/// (<c>@</c> and days), bytes (<c>#</c> and hexadecimal digits), or text, with <c>_</c> for blanks where it begins with <c>~</c>, and after <c>'</c> whatever it looks like.
/// </summary>
internal static class LegacyTable
{
    public static readonly DateTime Epoch = new(2024, 1, 31, 12, 0, 0, DateTimeKind.Utc);

    public static IReadOnlyList<LegacyHistoryRow> Rows(string rows) =>
        [.. rows.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(row => new LegacyHistoryRow(
            row.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => Value(pair[1]))))];

    public static MigrationRegistry Registry(string migrations) => TestCatalog.Registry(Migrations(migrations));

    public static IEnumerable<TestMigration> Migrations(string migrations) => migrations.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(text =>
    {
        var (version, names) = (text.Split(' ', 2)[0], text.Split(' ', 2)[1].Split('=', 2));
        return new TestMigration(long.Parse(version, CultureInfo.InvariantCulture)) { Name = names[0], FormerName = names.ElementAtOrDefault(1) };
    });

    public static MigrationAdoption Adopt(string table, string migrations, string rows, params (string Row, long? Version)[] map) =>
        Adoption.Read(table, Rows(rows), Registry(migrations), [], new AdoptionOptions { Map = map.ToDictionary(line => line.Row, line => line.Version) });

    /// <summary>What became of the rows: <c>1 Name</c> for one adopted by its name, else the outcome; <c>refused</c> before them where nothing is written.</summary>
    public static string Describe(MigrationAdoption adoption)
    {
        var entries = adoption.Entries.Select(entry => entry.Outcome == AdoptionOutcome.Adopted
            ? string.Create(CultureInfo.InvariantCulture, $"{entry.Version} {entry.Match}")
            : entry.Outcome.ToString());
        return (adoption.Problems.Count > 0 ? "refused: " : "") + string.Join(", ", entries);
    }

    private static object? Value(string text) => text switch
    {
        "null" => null,
        "true" => true,
        "false" => false,
        ['\'', ..] => text[1..],
        ['#', ..] => Convert.FromHexString(text[1..]),
        ['~', ..] => text[1..].Replace('_', ' '),
        ['@', ..] => Epoch.AddDays(int.Parse(text[1..], CultureInfo.InvariantCulture)),
        _ => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && (text == "0" || text[0] != '0') ? number : text,
    };
}
