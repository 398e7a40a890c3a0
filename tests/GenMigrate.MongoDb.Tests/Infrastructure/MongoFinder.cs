namespace GenMigrate.MongoDb.Tests;

/// <summary>Whether a server is named, or one can be started.</summary>
public sealed class MongoFinder : IServerFinder
{
    public string? WhyMissing() => IsNamed() || IsOnPath()
        ? null
        : $"{MongoTestServer.Variable} is not set, and there is no {MongoTestServer.Executable} on PATH: start a server and say there where it is.";

    private static bool IsNamed() => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(MongoTestServer.Variable));

    private static bool IsOnPath() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(directory => File.Exists(Path.Combine(directory, MongoTestServer.Executable)));
}
