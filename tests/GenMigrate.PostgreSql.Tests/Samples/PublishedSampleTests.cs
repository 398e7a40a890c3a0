namespace GenMigrate.PostgreSql.Tests;

[RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
public sealed class PublishedSampleTests : PostgreSqlTests
{
    [ServerFact]
    public Task The_native_program_migrates_without_a_warning() => MigratesAsync("Native");

    [ServerFact]
    public Task The_trimmed_program_migrates_without_a_warning() => MigratesAsync("Trimmed");

    private async Task MigratesAsync(string property)
    {
        using var sample = await PublishedSample.PublishAsync("ApplicantTracking", property);
        Assert.Empty(sample.WarnedAssemblies);

        var url = new Dictionary<string, string> { ["DATABASE_URL"] = PostgreSqlServer.To(Database.Name).ConnectionString };
        await sample.RunAsync(0, url, "up");
        await sample.RunAsync(0, url, "status", "--check");
        await sample.RunAsync(0, url, "to", "0", "--yes");
        Assert.Contains("6 applied", await sample.RunAsync(0, url, "up"), StringComparison.Ordinal);
    }
}
