using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace GenMigrate.Generators.Tests;

/// <summary>A project on disk, away from the repository, that uses GenMigrate as a user's project does, and the real tools on it.</summary>
internal sealed partial class ScratchProject : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("genmigrate-");

    public ScratchProject(TestProject project)
    {
        Write("Scratch.csproj", ProjectFile("""<ProjectReference Include="Module/Module.csproj" /><Compile Remove="Module/**" />"""));
        Write("Module/Module.csproj", ProjectFile("", "<GenMigrateModule>Billing</GenMigrateModule>"));
        Write("Module/Invoices.cs", Mistakes.Module);
        //// Whatever lies above is not for this project.
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        Write(".editorconfig", project.EditorConfig);
        Write(".globalconfig", "is_global = true\n" + project.GlobalConfig);
        foreach (var (path, text) in project.Sources.Concat(project.Files.Select(file => (file.Path[TestProject.ProjectDirectory.Length..], file.Text))))
        {
            var source = MarkupSource.Parse(text);
            Write(path, source.Text);
            Expected.AddRange(source.Findings.Select(finding => $"{path}({source.Text.AsSpan(0, finding.Span.Start).Count('\n') + 1}) {finding.Id}"));
        }
    }

    /// <summary>The findings marked, as <see cref="Build"/> gives them.</summary>
    public List<string> Expected { get; } = [];

    private static string ProjectFile(string items, string properties = "")
    {
        var binaries = AppContext.BaseDirectory;
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{binaries}GenMigrate.dll" />
                <Reference Include="{binaries}GenMigrate.Relational.dll" />
                <Analyzer Include="{binaries}GenMigrate.Generators.dll" />
                <Analyzer Include="{binaries}GenMigrate.CodeFixes.dll" />
                {items}
              </ItemGroup>
              <Import Project="{Props()}" />
            </Project>
            """;
    }

    /// <summary>Builds from scratch; gives what is wrong as lines <c>file(line) id</c>.</summary>
    public List<string> Build() =>
        [.. Finding().Matches(Run("build", "--no-incremental", "-nologo", "-v:q", "-clp:NoSummary")).Select(match => $"{match.Groups["file"].Value.Replace('\\', '/')}({match.Groups["line"].Value}) {match.Groups["id"].Value}").Distinct()];

    /// <summary>Lets <c>dotnet format</c> fix what it can.</summary>
    public string Format(params string[] ids) => Run(["format", "analyzers", "--no-restore", "--severity", "info", "--diagnostics", .. ids]);

    public string Read(string path) => File.ReadAllText(Path.Combine(_directory.FullName, path));

    public void Write(string path, string text)
    {
        var file = Path.Combine(_directory.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private static string Props([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "src", "GenMigrate", "buildTransitive", "GenMigrate.props"));

    // Nothing of the process that runs the tests may reach the one that builds, nor stay behind in a server.
    private string Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = _directory.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output + errors.GetAwaiter().GetResult();
    }

    // Paths start at the project: the build names them in full.
    [GeneratedRegex(@"(?:^|\n)\s*[^\n(]*?genmigrate-[^/\\\n]+[/\\](?<file>[^\n(]+)\((?<line>\d+),\d+\): (?:error|warning) (?<id>\w+):")]
    private static partial Regex Finding();
}
