namespace GenMigrate.Hosting.Tests;

/// <summary>A service that lives as long as a run, and says so.</summary>
public sealed class ScopedService(List<string> told) : IDisposable
{
    public Task UseAsync()
    {
        told.Add("used");
        return Task.CompletedTask;
    }

    public void Dispose() => told.Add("disposed");
}
