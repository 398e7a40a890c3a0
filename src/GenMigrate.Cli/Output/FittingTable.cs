using Spectre.Console;

namespace GenMigrate;

/// <summary>A table of the columns that fit into the terminal, the most important first, so that none has to cut a word.</summary>
internal static class FittingTable
{
    /// <summary>Blanks around a cell, and the line beside it.</summary>
    private const int Frame = 3;

    public static void Write(IAnsiConsole terminal, IReadOnlyList<TableField> fields)
    {
        var widths = Choose(fields, terminal.Profile.Width);
        var shown = fields.Where(widths.ContainsKey).ToList();
        var table = new Table { Border = TableBorder.Rounded, BorderStyle = new Style(Color.Grey) };
        foreach (var field in shown)
        {
            var column = new TableColumn(new Text(field.Title)) { Width = widths[field], NoWrap = !field.Wraps };
            table.AddColumn(field.IsNumber ? column.RightAligned() : column);
        }

        for (var row = 0; row < fields[0].Cells.Count; row++)
        {
            table.AddRow(shown.Select(field => field.CellAt(row)));
        }

        terminal.Write(table);
    }

    // What is left once each has its least width goes to those that wrap, so that they wrap less.
    private static Dictionary<TableField, int> Choose(IReadOnlyList<TableField> fields, int width)
    {
        var left = width - 1;
        var widths = new Dictionary<TableField, int>();
        foreach (var field in fields.Where(field => !field.IsEmpty).OrderBy(field => field.Rank))
        {
            if (field.Rank == 0 || left >= field.LeastWidth + Frame)
            {
                widths.Add(field, field.LeastWidth);
                left -= field.LeastWidth + Frame;
            }
        }

        foreach (var field in widths.Keys.ToList())
        {
            var more = Math.Clamp(field.FullWidth - field.LeastWidth, 0, Math.Max(left, 0));
            widths[field] += more;
            left -= more;
        }

        return widths;
    }
}
