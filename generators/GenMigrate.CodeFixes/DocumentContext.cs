using GenMigrate.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace GenMigrate.CodeFixes;

/// <summary>A document as a fix needs it to write code that looks like the code around it.</summary>
internal sealed class DocumentContext
{
    private const string AttributeSuffix = "Attribute";

    private DocumentContext(SourceText text, SyntaxNode root, SemanticModel model)
    {
        Text = text;
        Root = root;
        Model = model;
        var firstLine = text.Lines[0];
        LineEnd = firstLine.EndIncludingLineBreak > firstLine.End ? text.ToString(TextSpan.FromBounds(firstLine.End, firstLine.EndIncludingLineBreak)) : "\n";
    }

    public SourceText Text { get; }

    public SyntaxNode Root { get; }

    public SemanticModel Model { get; }

    /// <summary>The one that the file uses.</summary>
    public string LineEnd { get; }

    public static async Task<DocumentContext> ReadAsync(Document document, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return new DocumentContext(text, root!, model!);
    }

    /// <summary>By what one more level is indented.</summary>
    public string IndentUnit => Text.Lines.Any(line => line.Span.Length > 0 && Text[line.Start] == '\t') ? "\t" : "    ";

    /// <summary>The blanks at the start of the line of a place.</summary>
    public string IndentAt(int position)
    {
        var line = Text.Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart(' ', '\t').Length);
    }

    /// <summary>A type of GenMigrate's in the shortest form that is understood at a place.</summary>
    public string TypeName(string fullName, int position) =>
        Model.Compilation.GetTypesByMetadataName(fullName)[0].ToMinimalDisplayString(Model, position);

    /// <summary>The same for an attribute, without the ending that none needs.</summary>
    public string AttributeName(string fullName, int position)
    {
        var name = TypeName(fullName, position);
        return name.EndsWith(AttributeSuffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - AttributeSuffix.Length) : name;
    }
}
