namespace GenMigrate.Generators;

/// <summary>Where a rule is explained.</summary>
internal static class HelpLink
{
    public static string Of(string id) => $"https://github.com/genmigrate/genmigrate/blob/main/generators/docs/{id}.md";
}
