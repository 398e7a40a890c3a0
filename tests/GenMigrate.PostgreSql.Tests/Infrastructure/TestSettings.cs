namespace GenMigrate.PostgreSql.Tests;

/// <summary>What a runner with default options tells a session.</summary>
internal static class TestSettings
{
    public static MigrationSettings With(string? schema) => new(registry: null, new MigrationRunnerOptions { Schema = schema });
}
