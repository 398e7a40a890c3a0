using System.Globalization;

namespace GenMigrate.Benchmarks;

/// <summary>The migrations that everything is measured with: tables, as most migrations are.</summary>
internal static class Workload
{
    public static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"CreateTable{number:0000}");

    public static string Up(int number) => string.Create(CultureInfo.InvariantCulture, $"CREATE TABLE table_{number:0000} (id INTEGER PRIMARY KEY, name TEXT NOT NULL, amount INTEGER)");

    public static string Down(int number) => string.Create(CultureInfo.InvariantCulture, $"DROP TABLE table_{number:0000}");

    public static RawMigration[] Raw(int count) => [.. Enumerable.Range(1, count).Select(number => new RawMigration(number, NameOf(number), Up(number), Down(number)))];
}
