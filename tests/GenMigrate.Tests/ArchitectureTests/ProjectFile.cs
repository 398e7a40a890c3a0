using System.Xml.Linq;

namespace GenMigrate.Tests;

/// <summary>What a project file says of others.</summary>
internal sealed record ProjectFile(string Path, string Name, string Room, IReadOnlyList<ProjectReference> Projects, IReadOnlyList<string> Packages)
{
    public static IReadOnlyList<ProjectFile> All { get; } = [.. new[] { "src", "generators" }.SelectMany(room => Repository.Files(room, "*.csproj").Select(path => Read(path, room)))];

    private static ProjectFile Read(string path, string room)
    {
        var document = XDocument.Load(path);
        return new ProjectFile(
            Repository.Relative(path),
            System.IO.Path.GetFileNameWithoutExtension(path),
            room,
            [.. document.Descendants("ProjectReference").Select(reference => Reference(path, reference))],
            [.. document.Descendants("PackageReference").Select(package => (string)package.Attribute("Include")!)]);
    }

    private static ProjectReference Reference(string path, XElement reference)
    {
        var target = System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path)!, ((string)reference.Attribute("Include")!).Replace('\\', '/')));
        return new ProjectReference(
            System.IO.Path.GetFileNameWithoutExtension(target),
            Repository.Relative(target).Split('/')[0],
            Value(reference, "ReferenceOutputAssembly") != "false",
            Value(reference, "PrivateAssets"));
    }

    private static string? Value(XElement reference, string name) => (string?)reference.Attribute(name) ?? (string?)reference.Element(name);
}

/// <summary>A reference from one project to another.</summary>
internal sealed record ProjectReference(string Name, string Room, bool SeesTypes, string? PrivateAssets);
