using System.Net;
using System.Net.Http.Json;

namespace GenMigrate.Hosting.Tests;

/// <summary>The sample <c>WebApi</c>, whole, over HTTP.</summary>
public sealed class WebApiTests : IDisposable
{
    private static readonly Uri Workers = new("/workers", UriKind.Relative);
    private static readonly Uri Health = new("/health", UriKind.Relative);

    private readonly SqliteFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task It_serves_on_the_migrated_tables()
    {
        using var program = WebApiProcess.Start(_file);
        using var client = await program.ServesAsync();

        using var added = await client.PostAsJsonAsync(Workers, new { Name = "Mary Jackson" });

        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        Assert.Equal(
            """[{"id":1,"name":"Ada Byron","initials":"AB"},{"id":2,"name":"Grace Murray","initials":"GM"},{"id":3,"name":"Mary Jackson","initials":"MJ"}]""",
            await client.GetStringAsync(Workers));
        Assert.Equal(
            """{"status":"Healthy","checks":{"genmigrate":{"status":"Healthy","description":"All migrations are applied.","data":{"applied":3,"pending":0,"version":3,"head":3,"problems":[]}}}}""",
            await client.GetStringAsync(Health));
    }

    [Fact]
    public async Task Eight_replicas_that_start_at_once_migrate_once()
    {
        var programs = Enumerable.Range(0, 8).Select(_ => WebApiProcess.Start(_file)).ToList();
        try
        {
            var answers = await Task.WhenAll(programs.Select(async program =>
            {
                using var client = await program.ServesAsync();
                return await client.GetStringAsync(Workers);
            }));

            Assert.Single(answers.Distinct());
            Assert.Equal(["1|up|done", "2|up|done", "3|up|done"], _file.Query("SELECT version, action, outcome FROM genmigrate_journal ORDER BY id"));
            Assert.Equal(["2"], _file.Query("SELECT count(*) FROM workers"));
        }
        finally
        {
            programs.ForEach(program => program.Dispose());
        }
    }

    [Fact]
    public async Task A_failing_migration_ends_the_process_with_an_error()
    {
        _file.Query("CREATE TABLE workers (x TEXT)");
        using var program = WebApiProcess.Start(_file);

        Assert.NotEqual(0, await program.ExitCodeAsync());

        Assert.Contains("Version 1 'CreateWorkers' failed", program.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Now listening", program.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SIGTERM_while_it_migrates_ends_the_process_quietly()
    {
        using var holder = _file.Open();
        using var transaction = holder.BeginTransaction();
        using var program = WebApiProcess.Start(_file);
        await program.SaysAsync("Waiting for the lock of the database");

        program.Terminate();

        Assert.Equal(0, await program.ExitCodeAsync());
        Assert.Contains("The next start goes on with version 1 'CreateWorkers'.", program.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("xception", program.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Now listening", program.Output, StringComparison.Ordinal);
    }

    /// <remarks>What <c>dotnet build</c> runs in a project that references Microsoft.Extensions.ApiDescription.Server.</remarks>
    [Fact]
    public async Task A_build_that_writes_the_OpenAPI_document_migrates_nothing()
    {
        using var program = WebApiProcess.StartInBuild(_file);
        await program.ExitCodeAsync();

        Assert.Contains("Nothing was migrated, because the build (Microsoft.Extensions.ApiDescription.Server) runs this program only to inspect it", program.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(_file.Path));
    }

    [Fact]
    public async Task A_failing_migration_is_served_with_where_that_is_wanted()
    {
        _file.Query("CREATE TABLE workers (x TEXT)");
        using var program = WebApiProcess.Start(_file, "--Migrations:OnFailure", "Continue");
        using var client = await program.ServesAsync();

        using var health = await client.GetAsync(Health);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.Contains("\"applied\":0,\"pending\":3,\"version\":0,\"head\":3", await health.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
