using System.IO.Compression;
using System.Text.RegularExpressions;

namespace GenMigrate.Samples.Tests;

/// <summary>What a user gets: packages, in a project that knows nothing of this repository.</summary>
public sealed partial class PackagingTests(PackageFeed feed) : IClassFixture<PackageFeed>
{
    private const int Columns = 80;

    private const string Commands = """
        using GenMigrate;
        using App;
        return await MigrationCommand.RunAsync(args, GeneratedMigrations.Registry, new SqliteMigrationDatabase("Data Source=app.db"));
        """;

    [Fact]
    public async Task A_new_project_with_two_packages_and_one_class_migrates()
    {
        using var folder = new Folder();
        AssertSlots(feed.Path);
        await WriteAsync(folder, Commands, "GenMigrate.Cli");

        var run = (await Program.RunAsync("dotnet", folder["App"], "run", "--", "up")).With(0);

        Assert.Contains("2 applied", run.Output, StringComparison.Ordinal);
        Assert.Equal(["jobs", "workers"], Tables(folder));
    }

    /// <remarks>script(1) of util-linux gives a program a terminal of its own.</remarks>
    [Fact]
    public async Task A_new_user_adds_a_migration_and_takes_it_back_on_a_terminal_of_80_columns()
    {
        using var folder = new Folder();
        await WriteAsync(folder, Commands, "GenMigrate.Cli");
        (await Program.RunAsync("dotnet", folder["App"], "run", "--", "new", "AddWhatTheyCanDoAndSinceWhen")).With(0);
        var file = Directory.GetFiles(folder["App"], "*AddWhatTheyCanDoAndSinceWhen.cs", SearchOption.AllDirectories).Single();
        Assert.Contains("CS1029", (await Program.RunAsync("dotnet", folder["App"], "run", "--", "plan")).With(1).Output, StringComparison.Ordinal);
        var sql = new Queue<string>(["CREATE TABLE skills (skill TEXT)", "DROP TABLE skills"]);
        await File.WriteAllTextAsync(file, ErrorLine().Replace(await File.ReadAllTextAsync(file), _ => $"migration.Sql(\"{sql.Dequeue()}\");"));
        Assert.Empty(sql);
        (await Program.RunAsync("dotnet", folder["App"], "build", "--nologo")).With(0);

        var up = await OnTerminalAsync(folder, "up");
        var status = await OnTerminalAsync(folder, "status");
        Assert.Equal(["jobs", "skills", "workers"], Tables(folder));
        var down = await OnTerminalAsync(folder, "down");

        Assert.Contains("3 applied", up, StringComparison.Ordinal);
        Assert.Contains("╭", status, StringComparison.Ordinal);
        Assert.All(status.Split('\n'), line => Assert.InRange(Controls().Replace(line, "").Length, 0, Columns));
        Assert.Contains("Go on? [y/N]", down, StringComparison.Ordinal);
        Assert.Equal(["jobs", "workers"], Tables(folder));
    }

    [Fact]
    public async Task What_happens_to_an_SQL_file_is_compiled()
    {
        using var folder = new Folder();
        await WriteAsync(folder, Commands, "GenMigrate.Cli");
        Assert.Contains("up 2 jobs", await PlanAsync(), StringComparison.Ordinal);

        File.Move(folder["App/Migrations/0002_jobs.sql"], folder["App/Migrations/0002_places.sql"]);
        Assert.Contains("up 2 places", await PlanAsync(), StringComparison.Ordinal);

        File.Move(folder["App/Migrations/0002_places.sql"], folder["0002_places.sql"]);
        Assert.DoesNotContain("up 2", await PlanAsync(), StringComparison.Ordinal);

        // A file taken from another folder keeps its time.
        File.Move(folder["0002_places.sql"], folder["App/Migrations/0002_jobs.sql"]);
        Assert.Contains("up 2 jobs", await PlanAsync(), StringComparison.Ordinal);

        async Task<string> PlanAsync() => (await Program.RunAsync("dotnet", folder["App"], "run", "--", "plan")).With(0).Output;
    }

    [Fact]
    public async Task A_new_host_migrates_when_it_starts()
    {
        using var folder = new Folder();
        await WriteAsync(
            folder,
            """
            using App;
            using GenMigrate;
            using Microsoft.Extensions.DependencyInjection;
            using Microsoft.Extensions.Diagnostics.HealthChecks;
            using Microsoft.Extensions.Hosting;

            var builder = Host.CreateApplicationBuilder(args);
            builder.Services.AddGenMigrate(GeneratedMigrations.Registry, options => options.UseSqlite("Data Source=app.db")).MigrateOnStartup();
            builder.Services.AddHealthChecks().AddGenMigrate();
            using var host = builder.Build();
            await host.StartAsync();
            Console.WriteLine((await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Status);
            """,
            "GenMigrate.Hosting");

        var run = (await Program.RunAsync("dotnet", folder["App"], "run")).With(0);

        Assert.Contains("Healthy", run.Output, StringComparison.Ordinal);
        Assert.Equal(["jobs", "workers"], Tables(folder));
    }

    [Fact]
    public async Task A_new_project_with_MongoDBs_package_finds_its_migration()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder["App"]);
        await File.WriteAllTextAsync(folder["App/App.csproj"], Project("GenMigrate.MongoDb"));
        await File.WriteAllTextAsync(folder["App/Program.cs"], """
            using App;
            using GenMigrate;
            await using var database = new MongoMigrationDatabase("mongodb://127.0.0.1:1/app?serverSelectionTimeoutMS=100");
            try
            {
                await new MigrationRunner(GeneratedMigrations.Registry, database).MigrateAsync();
            }
            catch (MigrationDatabaseException exception)
            {
                Console.WriteLine($"{GeneratedMigrations.Registry.Migrations[0].Name}: {exception.Message}");
            }
            """);
        await File.WriteAllTextAsync(folder["App/CreateJobs.cs"], """
            using GenMigrate;
            namespace App;

            [Migration(1)]
            public sealed class CreateJobs : MongoMigration
            {
                public override void Up(MongoMigrationBuilder migration) => migration.CreateCollection("jobs");
                public override void Down(MongoMigrationBuilder migration) => migration.DropCollection("jobs");
            }
            """);

        var run = (await Program.RunAsync("dotnet", folder["App"], "run")).With(0);

        Assert.Contains("CreateJobs: No primary could be reached", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("roslyn4.8", "GenMigrate.Generators.dll")]
    [InlineData("roslyn4.14", "GenMigrate.CodeFixes.dll GenMigrate.Generators.dll")]
    public async Task A_compiler_loads_what_it_can(string compiler, string expected)
    {
        using var folder = new Folder();
        await WriteAsync(folder, Commands, "GenMigrate.Cli");

        (await Program.RunAsync("dotnet", folder["App"], "restore")).With(0);
        var items = (await Program.RunAsync(
            "dotnet", folder["App"], "msbuild", "-t:ResolveLockFileAnalyzers;ResolveTargetingPackAssets", "-getItem:Analyzer", $"-p:CompilerApiVersion={compiler}")).With(0);

        Assert.Equal(expected, string.Join(' ', AnalyzerFile().Matches(items.Output).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)));
    }

    private static async Task<string> OnTerminalAsync(Folder folder, string arguments) => (await Program.RunAsync(
        "bash",
        folder["App"],
        new Dictionary<string, string> { ["TERM"] = "xterm" },
        "-c",
        $"echo y | script -qec 'stty cols {Columns} rows 40 -echo; dotnet bin/Debug/net10.0/App.dll {arguments}' /dev/null")).With(0).Output;

    // ECMA-48, 5.4: control sequences; and what ends a line.
    [GeneratedRegex(@"\e\[[0-?]*[ -/]*[@-~]|\e[=>]|\r")]
    private static partial Regex Controls();

    [GeneratedRegex("#error .*")]
    private static partial Regex ErrorLine();

    [GeneratedRegex(@"GenMigrate\.\w+\.dll")]
    private static partial Regex AnalyzerFile();

    private static List<string> Tables(Folder folder) => Database.Query(folder["App/app.db"], "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'genmigrate%' ORDER BY name");

    // A project with SQLite's package, another one, and two migrations.
    private async Task WriteAsync(Folder folder, string program, string package)
    {
        Directory.CreateDirectory(folder["App"]);
        await File.WriteAllTextAsync(folder["App/App.csproj"], Project(package));
        await File.WriteAllTextAsync(folder["App/Program.cs"], program);
        await File.WriteAllTextAsync(folder["App/CreateWorkers.cs"],
            """
            using GenMigrate;
            namespace App;

            [Migration(1)]
            public sealed class CreateWorkers : SqlMigration
            {
                public override void Up(SqlMigrationBuilder migration) => migration.Sql("CREATE TABLE workers (worker_id TEXT PRIMARY KEY)");
                public override void Down(SqlMigrationBuilder migration) => migration.Sql("DROP TABLE workers");
            }
            """);
        Directory.CreateDirectory(folder["App/Migrations"]);
        await File.WriteAllTextAsync(folder["App/Migrations/0002_jobs.sql"], "-- migrate:up\nCREATE TABLE jobs (job_id TEXT);\n-- migrate:down\nDROP TABLE jobs;\n");
    }

    private string Project(string package) =>
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <RestoreAdditionalProjectSources>{feed.Path}</RestoreAdditionalProjectSources>
            <RestorePackagesPath>{feed.RestoredPath}</RestorePackagesPath>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="GenMigrate.Sqlite" Version="[{feed.Version}]" />
            <PackageReference Include="{package}" Version="[{feed.Version}]" />
            <FrameworkReference Include="Microsoft.AspNetCore.App" />
          </ItemGroup>
        </Project>
        """;

    private static void AssertSlots(string feed)
    {
        var package = Directory.GetFiles(feed, "GenMigrate.?.*.nupkg").Single();
        using var archive = ZipFile.OpenRead(package);
        var entries = archive.Entries.Select(entry => entry.FullName).ToList();
        Assert.Contains("analyzers/dotnet/cs/GenMigrate.Generators.dll", entries);
        Assert.Contains("analyzers/dotnet/roslyn4.14/cs/GenMigrate.CodeFixes.dll", entries);
        Assert.Contains("buildTransitive/GenMigrate.props", entries);
        Assert.Contains("lib/net8.0/GenMigrate.dll", entries);
        Assert.Contains("lib/net10.0/GenMigrate.dll", entries);
        Assert.DoesNotContain(entries, entry => entry.Contains("Microsoft.CodeAnalysis", StringComparison.Ordinal));
    }
}
