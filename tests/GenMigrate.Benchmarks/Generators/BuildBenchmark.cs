using System.Globalization;

namespace GenMigrate.Benchmarks;

/// <summary>What the generator and the rules add to a build of a project of 1,000 migrations, against one whose list of migrations is written by hand.</summary>
internal static class BuildBenchmark
{
    private const int Size = 1_000;
    private const double AtMost = 1.05;
    private static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "benchmarks", "build");

    public static Task<IReadOnlyList<Figure>> MeasureAsync(Settings settings)
    {
        var with = Write("With", "");
        var without = Write("Without", ByHand());
        var (ours, others) = (new List<ChildProcess>(), new List<ChildProcess>());
        for (var run = 0; run <= settings.Runs; run++)
        {
            Progress.Say($"  {run} of {settings.Runs}");
            others.Add(Build(without));
            ours.Add(Build(with));
        }

        return Task.FromResult<IReadOnlyList<Figure>>(
        [
            Figure.Ratio("dotnet build, 1,000 migrations, processor", Median(ours, build => build.Processor), Median(others, build => build.Processor), "ms", AtMost),
            Figure.Ratio("dotnet build, 1,000 migrations, wall", Median(ours, build => build.Wall), Median(others, build => build.Wall), "ms", AtMost),
        ]);
    }

    private static string Write(string name, string registry)
    {
        var folder = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.Combine(folder, "Migrations"));
        File.WriteAllText(Path.Combine(Folder, "Directory.Build.props"), "<Project />\n");
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), ProjectFile(isByHand: registry.Length > 0));
        File.WriteAllText(Path.Combine(folder, "Registry.cs"), registry);
        for (var version = 1; version <= Size; version++)
        {
            File.WriteAllText(Path.Combine(folder, "Migrations", GeneratedProject.Name(version) + ".cs"), GeneratedProject.Migration(version));
        }

        Shell.Run("dotnet", ["restore", folder]);
        return folder;
    }

    // As people write it: a row each.
    private static string ByHand()
    {
        var rows = Enumerable.Range(1, Size).Select(version => string.Create(CultureInfo.InvariantCulture, $"        ({version}, \"{GeneratedProject.Name(version)}\", () => new {GeneratedProject.Name(version)}()),\n"));
        return $$"""
            using GenMigrate;

            namespace Jobs.Migrations;

            public static class Registry
            {
                public static readonly (long Version, string Name, System.Func<SqlMigration> Create)[] All =
                [
            {{string.Concat(rows)}}    ];
            }
            """;
    }

    private static string ProjectFile(bool isByHand)
    {
        var binaries = AppContext.BaseDirectory;
        var generator = isByHand ? "" : $"""
            <Analyzer Include="{binaries}GenMigrate.Generators.dll" />
            """;
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{binaries}GenMigrate.dll" />
                <Reference Include="{binaries}GenMigrate.Relational.dll" />
                {generator}
              </ItemGroup>
              <Import Project="{Path.Combine(Repository.Root, "src", "GenMigrate", "buildTransitive", "GenMigrate.props")}" />
            </Project>
            """;
    }

    // Without servers that stay behind: what one build has warmed up would be a gift to the next.
    private static ChildProcess Build(string folder) => ChildProcess.Run(
        "dotnet", ["build", folder, "--no-restore", "--no-incremental", "--nologo", "-v:q", "-nodeReuse:false", "-p:UseSharedCompilation=false"]);

    private static double Median(IEnumerable<ChildProcess> builds, Func<ChildProcess, double> value) => builds.Skip(1).Select(value).Order().ElementAt((builds.Count() - 1) / 2);
}
