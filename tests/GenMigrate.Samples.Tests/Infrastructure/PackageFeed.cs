namespace GenMigrate.Samples.Tests;

/// <summary>The packages as they would be published, made once, in a feed that is a folder.</summary>
public sealed class PackageFeed : IAsyncLifetime, IDisposable
{
    private static readonly string[] Packages =
    [
        "GenMigrate", "GenMigrate.Relational", "GenMigrate.Sqlite", "GenMigrate.PostgreSql", "GenMigrate.MongoDb", "GenMigrate.Hosting", "GenMigrate.Cli",
    ];

    private readonly Folder _folder = new();

    public string Path => _folder["feed"];

    /// <summary>
    /// Where projects restore packages to. Not the user's folder: a package of the same version that an earlier run has left
    /// there would hide the one under test.
    /// </summary>
    public string RestoredPath => _folder["packages"];

    public string Version =>
        System.IO.Path.GetFileName(Directory.GetFiles(Path, "GenMigrate.Cli.*.nupkg").Single())["GenMigrate.Cli.".Length..^".nupkg".Length];

    public async Task InitializeAsync()
    {
        foreach (var package in Packages)
        {
            (await Program.RunAsync("dotnet", Repository.Root, "pack", $"src/{package}", "--no-build", "-c", Repository.Configuration, "-o", Path, "--nologo")).With(0);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();
}
