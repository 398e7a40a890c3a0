using System.Text;

namespace GenMigrate;

/// <summary>The beginning of a statement for people to recognize it by, without the values and comments in it.</summary>
internal static class SqlOutline
{
    private const string Left = "…";

    /// <param name="sql">The statement; it may be cut off anywhere.</param>
    /// <param name="language">The language.</param>
    /// <param name="length">How long the outline is at most.</param>
    public static string Of(string sql, SqlLanguage language, int length)
    {
        var outline = new StringBuilder();
        var scanner = new SqlScanner(sql, language);
        for (var end = 0; scanner.Read(startsStatement: false, out var token) && outline.Length <= length; end = token.End)
        {
            outline.Append(end > 0 && token.Start > end ? " " : "").Append(IsValue(token) ? Left : token.Text);
        }

        return outline.Length <= length ? outline.ToString() : outline.ToString(0, length - 1).TrimEnd() + Left;
    }

    private static bool IsValue(SqlToken token) => token.Kind is SqlTokenKind.String or SqlTokenKind.Number;
}
