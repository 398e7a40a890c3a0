using System.CommandLine;

namespace GenMigrate;

/// <summary>Where the project lies whose files a command reads or writes.</summary>
internal static class ProjectFolder
{
    private const string ProjectFiles = "*.csproj";
    private const string OptionName = "--project";

    public static Option<string?> Option() => new(OptionName) { Description = "The folder of the project; else that of the nearest project file upwards", HelpName = "DIR" };

    /// <param name="named">What <c>--project</c> says: a folder, or a project file; null: nothing.</param>
    /// <param name="currentDirectory">Where to start to look.</param>
    /// <exception cref="UsageException">There is no project.</exception>
    public static string Find(string? named, string currentDirectory)
    {
        if (named is null)
        {
            return Upwards(currentDirectory).FirstOrDefault(HasProject)
                ?? throw new UsageException($"There is no project file here or in a folder above; say where the project is, with {OptionName}.");
        }

        var path = Path.GetFullPath(named, currentDirectory);
        var folder = File.Exists(path) ? Path.GetDirectoryName(path)! : path;
        return HasProject(folder) ? folder : throw new UsageException($"There is no project file in '{named}'.");
    }

    private static IEnumerable<string> Upwards(string? folder)
    {
        for (; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            yield return folder;
        }
    }

    private static bool HasProject(string folder) => Directory.Exists(folder) && Directory.EnumerateFiles(folder, ProjectFiles).Any();
}
