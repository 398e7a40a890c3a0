using Microsoft.CodeAnalysis.CSharp;

namespace GenMigrate.Generators;

/// <summary>Makes identifiers of names that people chose for something else.</summary>
internal static class Identifiers
{
    // Metadata takes names of 1,023 bytes, and some of ours are made of two of these.
    private const int LongestStem = 128;

    /// <summary>A namespace of a project's root namespace or assembly name.</summary>
    public static string Namespace(string name) => string.Join(".", name.Split('.').Select(part => Escape(Part(part))));

    /// <summary>The property of a registry: <c>OrdersRegistry</c> for <c>orders</c>.</summary>
    public static string RegistryProperty(string registry) => Stem(char.ToUpperInvariant(registry[0]) + registry.Substring(1)) + "Registry";

    /// <summary>The stem of the names by which other assemblies reach an assembly's registries.</summary>
    public static string ModuleHolder(string assembly) => "GeneratedModule_" + Stem(assembly.Replace('.', '_'));

    /// <summary>An identifier, not escaped: what cannot stand in one becomes <c>_</c>, and what cannot start one gets <c>_</c> before it.</summary>
    private static string Part(string name)
    {
        var characters = name.ToCharArray();
        for (var i = 0; i < characters.Length; i++)
        {
            // Formatting characters may stand in identifiers, but do not tell one from another.
            if (!SyntaxFacts.IsIdentifierPartCharacter(characters[i]) || char.GetUnicodeCategory(characters[i]) == System.Globalization.UnicodeCategory.Format)
            {
                characters[i] = '_';
            }
        }

        var part = new string(characters);
        return part.Length > 0 && SyntaxFacts.IsIdentifierStartCharacter(part[0]) ? part : "_" + part;
    }

    private static string Stem(string name) => Part(name.Length > LongestStem ? name.Substring(0, LongestStem) : name);

    // '_' alone is a word of patterns only.
    private static string Escape(string identifier) =>
        SyntaxFacts.GetKeywordKind(identifier) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(identifier) is SyntaxKind.None or SyntaxKind.UnderscoreToken
            ? identifier
            : "@" + identifier;
}
