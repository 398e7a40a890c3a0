using System.Xml;
using System.Xml.Linq;

namespace GenMigrate;

/// <summary>The project that a migration is written for.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Name">The project file's name without its extension.</param>
/// <param name="Text">The project file's text.</param>
internal sealed record TargetProject(string Folder, string Name, string Text)
{
    public static TargetProject Read(string folder)
    {
        var file = Directory.EnumerateFiles(folder, "*.csproj").Order(StringComparer.Ordinal).First();
        return new TargetProject(folder, Path.GetFileNameWithoutExtension(file), TextFile.Read(file));
    }

    public ProjectReferences References => ProjectReferences.Read(Folder, Text);

    /// <summary>The root namespace; where the project does not say, as the SDK derives it from the file's name.</summary>
    public string RootNamespace
    {
        get
        {
            var stated = StatedNamespace();
            var name = string.IsNullOrWhiteSpace(stated) || stated.Contains('$', StringComparison.Ordinal) ? Name : stated.Trim();
            var parts = name.Split('.').Select(part => string.Concat(part.Select(character => char.IsLetterOrDigit(character) ? character : '_')));
            return string.Join('.', parts.Select(part => part.Length == 0 || char.IsDigit(part[0]) ? "_" + part : part));
        }
    }

    private string? StatedNamespace()
    {
        try
        {
            return XDocument.Parse(Text).Descendants().FirstOrDefault(element => element.Name.LocalName == "RootNamespace")?.Value;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
