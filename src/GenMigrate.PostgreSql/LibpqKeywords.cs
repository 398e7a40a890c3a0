using System.Text;
using Npgsql;

namespace GenMigrate;

/// <summary>
/// libpq's keyword form (postgresql.org/docs/current/libpq-connect.html, 34.1.1.1): <c>host=db dbname=app password='a b'</c>;
/// a backslash escapes the next character.
/// </summary>
internal static class LibpqKeywords
{
    /// <summary>Reads a connection string of that form; null: it is not one, so that it may be one of the driver's.</summary>
    /// <exception cref="ConnectionStringException">A value is not known.</exception>
    public static NpgsqlConnectionStringBuilder? Read(string text)
    {
        if (Split(text) is not { Count: > 0 } pairs || !pairs.TrueForAll(pair => LibpqParameters.Knows(pair.Name)) || IsOfDriver(text, pairs[0].Value))
        {
            return null;
        }

        var parameters = new LibpqParameters();
        foreach (var (name, value) in pairs)
        {
            parameters.Add(name, value);
        }

        return parameters.Build();
    }

    // The driver's form has semicolons; libpq's may have them too, within a value such as a password.
    private static bool IsOfDriver(string text, string firstValue)
    {
        var builder = new NpgsqlConnectionStringBuilder();
        return firstValue.Contains(';', StringComparison.Ordinal)
            || text.Split(';').Skip(1).Any(part => part.IndexOf('=', StringComparison.Ordinal) is > 0 and var end && builder.ContainsKey(part[..end].Trim()));
    }

    private static List<(string Name, string Value)>? Split(string text)
    {
        var pairs = new List<(string, string)>();
        for (var position = SkipBlanks(text, 0); position < text.Length; position = SkipBlanks(text, position))
        {
            var equals = text.IndexOf('=', position);
            if (equals < 0)
            {
                return null;
            }

            var name = text[position..equals].Trim();
            position = SkipBlanks(text, equals + 1);
            if (ReadValue(text, ref position) is not { } value)
            {
                return null;
            }

            pairs.Add((name, value));
        }

        return pairs;
    }

    // Null: a quote has no end.
    private static string? ReadValue(string text, ref int position)
    {
        var value = new StringBuilder();
        var isQuoted = position < text.Length && text[position] == '\'';
        for (position += isQuoted ? 1 : 0; position < text.Length; position++)
        {
            var character = text[position];
            if (isQuoted ? character == '\'' : char.IsWhiteSpace(character))
            {
                position++;
                return value.ToString();
            }

            if (character == '\\' && position + 1 < text.Length)
            {
                character = text[++position];
            }

            value.Append(character);
        }

        return isQuoted ? null : value.ToString();
    }

    private static int SkipBlanks(string text, int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }

        return position;
    }
}
