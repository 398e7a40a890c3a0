namespace GenMigrate.Benchmarks;

/// <summary>A folder for databases that nobody needs afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("genmigrate-benchmark-").FullName;

    public string NewFile() => Path.Combine(_path, Guid.NewGuid().ToString("N") + ".db");

    public void Clear()
    {
        foreach (var file in Directory.GetFiles(_path))
        {
            File.Delete(file);
        }
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
