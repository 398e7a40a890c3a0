namespace GenMigrate.Generators.Tests;

/// <summary>Projects with a lock file. In its text, <c>h1:{Name}</c> stands for the checksum that a migration has now.</summary>
internal static class LockedProject
{
    public const string OtherChecksum = "h1:0000000000000000000000000000000000000000000000000000000000000000";

    public static TestProject WithLock(this TestProject project, string text)
    {
        foreach (var (name, checksum) in text.Contains("h1:{", StringComparison.Ordinal) ? ChecksumsOf(project) : [])
        {
            text = text.Replace($"h1:{{{name}}}", checksum, StringComparison.Ordinal);
        }

        return project.WithFile(TestProject.ProjectDirectory + "migrations.lock", text);
    }

    /// <summary>The present checksums by name, from what the generator writes into the program.</summary>
    public static Dictionary<string, string> ChecksumsOf(TestProject project)
    {
        var plain = project with
        {
            Sources = project.Sources.ConvertAll(source => (source.Path, MarkupSource.Parse(source.Text).Text)),
            Files = project.Files.ConvertAll(file => (file.Path, MarkupSource.Parse(file.Text).Text)),
        };
        using var assembly = GeneratedAssembly.Load(plain);
        return assembly.All.SelectMany(registry => registry.Migrations).ToDictionary(migration => migration.Name, migration => migration.Checksum);
    }
}
