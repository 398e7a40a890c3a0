using Spectre.Console;

namespace GenMigrate;

/// <summary>A column of a table that may be left out.</summary>
/// <param name="Title">What stands above it.</param>
/// <param name="Rank">How important it is: 0 is always shown.</param>
/// <param name="Cells">What stands in its rows, each on one line.</param>
internal sealed record TableField(string Title, int Rank, IReadOnlyList<string> Cells)
{
    /// <summary>A column is not made wider than this for one word.</summary>
    private const int WidestWord = 40;

    /// <summary>Whether its text may be broken between words.</summary>
    public bool Wraps { get; init; }

    /// <summary>Whether it is aligned to the right.</summary>
    public bool IsNumber { get; init; }

    /// <summary>The color of a row's cell; null: none.</summary>
    public Func<int, Color>? ColorOf { get; init; }

    public bool IsEmpty => Cells.All(cell => cell.Length == 0);

    /// <summary>The width below which something would be cut.</summary>
    public int LeastWidth => Cells.Prepend(Title).SelectMany(Pieces).Select(piece => piece.GetCellWidth()).Max();

    /// <summary>The width at which nothing is broken into lines.</summary>
    public int FullWidth => Cells.Prepend(Title).Max(cell => cell.GetCellWidth());

    public Text CellAt(int row) => new(Cells[row], ColorOf is null ? null : new Style(ColorOf(row)));

    private IEnumerable<string> Pieces(string cell) => Wraps ? cell.Split(' ').Select(word => SafeText.Shorten(word, WidestWord)) : [cell];
}
