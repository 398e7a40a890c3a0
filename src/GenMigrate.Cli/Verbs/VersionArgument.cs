using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace GenMigrate;

/// <summary>A version on the command line.</summary>
internal static class VersionArgument
{
    private const string Name = "VERSION";

    /// <param name="description">What it is for.</param>
    /// <param name="lowest">1, or 0 where "before the first" makes sense.</param>
    public static Argument<long> Required(string description, long lowest) => new(Name)
    {
        Description = description,
        CustomParser = result => Parse(result.Tokens[0].Value, lowest, result.AddError) ?? 0,
    };

    public static Argument<long?> Optional(string description, string name = Name, long lowest = 1) => new(name)
    {
        Description = description,
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = result => result.Tokens.Count == 0 ? null : Parse(result.Tokens[0].Value, lowest, result.AddError),
    };

    public static Option<long?> Option(string name, string description) => new(name)
    {
        Description = description,
        HelpName = Name,
        CustomParser = result => Parse(result.Tokens[0].Value, 0, result.AddError),
    };

    private static long? Parse(string text, long lowest, Action<string> addError)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version >= lowest)
        {
            return version;
        }

        addError($"'{text}' is not a version: a whole number from {lowest} on.");
        return null;
    }
}
