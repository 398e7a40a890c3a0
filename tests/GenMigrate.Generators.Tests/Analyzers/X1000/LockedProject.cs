namespace GenMigrate.Generators.Tests;

/// <summary>
/// Projects with a lock file. In its text, <c>h2:{Name}</c> stands for the checksum that a migration has now, and
/// <c>h1:{Name}</c> for the one by the earlier rules.
/// </summary>
internal static class LockedProject
{
    public const string OtherChecksum = "h1:0000000000000000000000000000000000000000000000000000000000000000";

    public static TestProject WithLock(this TestProject project, string text)
    {
        foreach (var migration in text.Contains(":{", StringComparison.Ordinal) ? MigrationsOf(project) : [])
        {
            text = text
                .Replace($"h2:{{{migration.Name}}}", migration.Checksum, StringComparison.Ordinal)
                .Replace($"h1:{{{migration.Name}}}", migration.LegacyChecksum, StringComparison.Ordinal);
        }

        return project.WithFile(TestProject.ProjectDirectory + "migrations.lock", text);
    }

    /// <summary>The present checksums by name.</summary>
    public static Dictionary<string, string> ChecksumsOf(TestProject project) => MigrationsOf(project).ToDictionary(migration => migration.Name, migration => migration.Checksum);

    /// <summary>What the generator writes into the program.</summary>
    public static IReadOnlyList<MigrationDescriptor> MigrationsOf(TestProject project)
    {
        var plain = project with
        {
            Sources = project.Sources.ConvertAll(source => (source.Path, MarkupSource.Parse(source.Text).Text)),
            Files = project.Files.ConvertAll(file => (file.Path, MarkupSource.Parse(file.Text).Text)),
        };
        using var assembly = GeneratedAssembly.Load(plain);
        return [.. assembly.All.SelectMany(registry => registry.Migrations)];
    }
}
