namespace GenMigrate;

/// <summary>Which kinds of database a project references, directly or through others.</summary>
/// <param name="Sql">An SQL database.</param>
/// <param name="Mongo">MongoDB.</param>
internal readonly record struct ProjectReferences(bool Sql, bool Mongo)
{
    private const string RestoredFile = "project.assets.json";

    /// <param name="project">The project's folder.</param>
    /// <param name="projectText">The project file's text, which counts alone where the project has not been restored.</param>
    public static ProjectReferences Read(string project, string projectText)
    {
        var restored = TextFile.Read(Path.Combine(project, "obj", RestoredFile));
        var hasMongo = Names(restored, projectText, "GenMigrate.MongoDb");
        var hasSql = Names(restored, projectText, "GenMigrate.Relational", "GenMigrate.Sqlite", "GenMigrate.PostgreSql");
        return new ProjectReferences(hasSql, hasMongo);
    }

    // A library's entry in the restored file is its name and its version.
    private static bool Names(string restored, string projectText, params string[] packages) => Array.Exists(
        packages,
        package => restored.Contains($"\"{package}/", StringComparison.OrdinalIgnoreCase) || projectText.Contains(package, StringComparison.OrdinalIgnoreCase));
}
