namespace GenMigrate.Hosting.Tests;

/// <summary>Where things are in the checkout that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "GenMigrate.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("These tests do not lie in the repository.");
        }

        return directory.FullName;
    }
}
