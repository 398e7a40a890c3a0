using System.Globalization;
using Spectre.Console;

namespace GenMigrate;

/// <summary>A status as a table, and its seeds as one below.</summary>
internal static class StatusTable
{
    /// <summary>How much of a name is shown.</summary>
    public const int LongestName = 80;

    /// <summary>From this width on there is room for descriptions.</summary>
    private const int WidthWithDescriptions = 120;

    /// <summary>A point in time in a column that says UTC.</summary>
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss";

    public static void Write(StatusDocument status, IAnsiConsole terminal)
    {
        Write(status, status.Migrations, "Name", terminal);
        Write(status, status.Seeds, "Seed", terminal);
    }

    /// <summary>A point in time, in UTC.</summary>
    public static string Time(DateTime? time) => time?.ToString(TimeFormat, CultureInfo.InvariantCulture) ?? "";

    private static void Write(StatusDocument status, IReadOnlyList<StatusItem> items, string title, IAnsiConsole terminal)
    {
        if (items.Count == 0)
        {
            return;
        }

        TableField Field(string fieldTitle, int rank, Func<StatusItem, string?> cell) =>
            new(fieldTitle, rank, [.. items.Select(item => SafeText.Line(cell(item) ?? ""))]);
        var withDescriptions = status.ShowsDescriptions || terminal.Profile.Width >= WidthWithDescriptions;
        TableField[] fields =
        [
            Field("State", 0, item => $"{StateStyle.SymbolOf(item.State)} {Words.Spoken(item.State)}") with
            {
                ColorOf = row => StateStyle.ColorOf(items[row].State),
            },
            Field("Version", 0, item => item.Version.ToString(CultureInfo.InvariantCulture)) with { IsNumber = true },
            Field(title, 0, item => SafeText.Shorten(SafeText.Line(item.Name), LongestName)) with { Wraps = true },
            Field("For", 1, item => string.Join(", ", item.Environments ?? [])),
            Field("Applied at (UTC)", 2, item => Time(item.Application.At)),
            Field("Duration", 3, item => item.Application.DurationMs is { } duration ? Words.Duration(duration) : "") with { IsNumber = true },
            Field("Description", status.ShowsDescriptions ? 1 : 4, item => withDescriptions ? item.Description : null) with { Wraps = true },
            Field("By", 5, item => item.AppliedBy),
        ];
        FittingTable.Write(terminal, fields);
    }
}
