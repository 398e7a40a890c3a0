namespace GenMigrate.Benchmarks;

/// <summary>Writes and builds the start programs, in the folder for artifacts, where they are kept for the next run.</summary>
internal static class StartBuilder
{
    private static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "benchmarks", "starts");

    /// <summary>Builds programs and publishes them compiled ahead of time.</summary>
    public static void Build(IReadOnlyList<StartProgram> programs)
    {
        Directory.CreateDirectory(Folder);

        // The repository's own properties are for its own code.
        Write(Path.Combine(Folder, "Directory.Build.props"), "<Project />\n");
        foreach (var program in programs)
        {
            var folder = Path.Combine(Folder, program.Name);
            Directory.CreateDirectory(folder);
            Write(Path.Combine(folder, program.Name + ".csproj"), program.Project(Repository.Root));
            Write(Path.Combine(folder, "Migrations.cs"), string.Concat(program.Migrations()));
        }

        // One after the other would take as many starts of the build as there are programs; at once, they would build what
        // they share at the same time.
        foreach (var native in programs.GroupBy(program => program.IsNative))
        {
            var all = Path.Combine(Folder, native.Key ? "Native.proj" : "All.proj");
            Write(all, Traversal(native));
            Progress.Say($"  building {native.Count()} programs");
            Shell.Run("dotnet", ["build", all, "-c", "Release", "-v", "quiet", "--nologo"]);
        }
    }

    /// <summary>The executable of a program.</summary>
    /// <param name="program">The program; built.</param>
    /// <param name="isAhead">Whether the one that is compiled ahead of time is meant.</param>
    public static string Executable(StartProgram program, bool isAhead)
    {
        var built = Path.Combine(Folder, program.Name, "bin", "Release", program.IsNative ? "net9.0" : "net10.0", System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier);
        return Path.Combine(isAhead || program.IsNative ? Path.Combine(built, "publish") : built, program.Name);
    }

    private static string Traversal(IEnumerable<StartProgram> programs) => $"""
        <Project Sdk="Microsoft.NET.Sdk" DefaultTargets="All">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
          <ItemGroup>
            {string.Join("\n    ", programs.Select(program => $"<ProjectReference Include=\"{program.Name}/{program.Name}.csproj\" ReferenceOutputAssembly=\"false\" />"))}
          </ItemGroup>
          <Target Name="All"><MSBuild Projects="@(ProjectReference)" Targets="Build;Publish" Properties="Configuration=Release" /></Target>
        </Project>

        """;

    // What has not changed is not built again.
    private static void Write(string file, string text)
    {
        if (!File.Exists(file) || File.ReadAllText(file) != text)
        {
            File.WriteAllText(file, text);
        }
    }
}
