using Microsoft.CodeAnalysis.Text;

namespace GenMigrate.Generators;

/// <summary>A text that is known when the program is compiled, and where in the code each of its characters is written.</summary>
internal sealed class ConstantText
{
    private readonly IReadOnlyList<TextPiece> _pieces;

    public ConstantText(IReadOnlyList<TextPiece> pieces)
    {
        _pieces = pieces;
        Value = string.Concat(pieces.Select(piece => piece.Value));
    }

    public string Value { get; }

    /// <summary>The place of a part, which is not empty; of a part in several literals, from the first to the last.</summary>
    public TextSpan SpanOf(int start, int length) => TextSpan.FromBounds(Place(start).Start, Place(start + length - 1).End);

    private TextSpan Place(int index)
    {
        foreach (var piece in _pieces)
        {
            if (index < piece.Value.Length)
            {
                return piece.PlaceOf(index);
            }

            index -= piece.Value.Length;
        }

        throw new ArgumentOutOfRangeException(nameof(index));
    }
}
