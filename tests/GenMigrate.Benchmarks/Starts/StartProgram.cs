using System.Globalization;

namespace GenMigrate.Benchmarks;

/// <summary>A small program that migrates its database and ends, with a number of migrations compiled into it.</summary>
/// <param name="Kind">The file in <c>Starts/Programs</c>.</param>
/// <param name="Count">How many migrations it has.</param>
/// <param name="IsNative">Whether it is compiled ahead of time, to a program without a runtime.</param>
internal sealed record StartProgram(string Kind, int Count, bool IsNative = false)
{
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Kind}{Count}{(IsNative ? "Native" : "")}");

    public bool IsRaw => Kind.StartsWith("Raw", StringComparison.Ordinal);

    public bool IsEf => Kind.StartsWith("Ef", StringComparison.Ordinal);

    public bool IsPostgreSql => Kind.EndsWith("PostgreSql", StringComparison.Ordinal);

    /// <summary>What follows the database on the command line.</summary>
    public string[] Arguments => Kind == "Cli" ? ["up"] : [];

    /// <summary>The program as a project of its own.</summary>
    /// <param name="root">The repository.</param>
    public string Project(string root)
    {
        var ours = Path.Combine(root, "src");
        var benchmarks = Path.Combine(root, "tests", "GenMigrate.Benchmarks");
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              {(IsRaw || IsEf ? "" : $"""<Import Project="{ours}/GenMigrate/buildTransitive/GenMigrate.props" />""")}
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <AssemblyName>{Name}</AssemblyName>
                <RootNamespace>Start</RootNamespace>
                <TargetFramework>{(IsNative ? "net9.0" : "net10.0")}</TargetFramework>
                <RuntimeIdentifier>{Runtime}</RuntimeIdentifier>
                <SelfContained>{(IsNative ? "true" : "false")}</SelfContained>
                <{(IsNative ? "PublishAot" : "PublishReadyToRun")}>true</{(IsNative ? "PublishAot" : "PublishReadyToRun")}>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <LangVersion>latest</LangVersion>
                <InvariantGlobalization>true</InvariantGlobalization>
                <SatelliteResourceLanguages>en</SatelliteResourceLanguages>
                <ManagePackageVersionsCentrally>{(IsEf ? "false" : "true")}</ManagePackageVersionsCentrally>
                <NuGetAudit>false</NuGetAudit>
                <NoWarn>$(NoWarn);NETSDK1206;NU1603</NoWarn>
              </PropertyGroup>
              <ItemGroup>
                <Compile Include="{benchmarks}/Starts/Programs/{Kind}.cs" />
                <Compile Include="{benchmarks}/Starts/Programs/Footprint.cs" />
                {string.Join("\n    ", References(ours, benchmarks))}
              </ItemGroup>
            </Project>

            """;
    }

    /// <summary>Its migrations, as their author would have written them.</summary>
    public IEnumerable<string> Migrations()
    {
        yield return IsRaw ? "using GenMigrate.Benchmarks;\n\nnamespace Start;\n\ninternal static class Migrations\n{\n    public static RawMigration[] All { get; } =\n    [\n"
            : IsEf ? "using Microsoft.EntityFrameworkCore.Infrastructure;\nusing Microsoft.EntityFrameworkCore.Migrations;\n\nnamespace Start;\n\n"
            : "using GenMigrate;\n\nnamespace Start;\n\n";
        for (var number = 1; number <= Count; number++)
        {
            var (name, up, down) = (Workload.NameOf(number), Workload.Up(number), Workload.Down(number));
            yield return IsRaw ? $"        new RawMigration({number}, \"{name}\", \"{up}\", \"{down}\"),\n"
                : IsEf ? $$"""
                    [DbContext(typeof(Context)), Migration("2026010100{{number:0000}}_{{name}}")]
                    public sealed class {{name}} : Migration
                    {
                        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("{{up}}");
                        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("{{down}}");
                    }

                    """
                : $$"""
                    [Migration({{number}})]
                    public sealed class {{name}} : SqlMigration
                    {
                        public override void Up(SqlMigrationBuilder migration) => migration.Sql("{{up}}");
                        public override void Down(SqlMigrationBuilder migration) => migration.Sql("{{down}}");
                    }

                    """;
        }

        if (IsRaw)
        {
            yield return "    ];\n}\n";
        }
    }

    private static string Runtime => System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier;

    private IEnumerable<string> References(string ours, string benchmarks)
    {
        if (IsEf)
        {
            // The provider for SQLite that the feed can restore, which floats to a native library that it has.
            return [IsPostgreSql ? Package("Npgsql.EntityFrameworkCore.PostgreSQL", "10.0.0") : Package("Microsoft.EntityFrameworkCore.Sqlite", "10.0.14")];
        }

        if (IsRaw)
        {
            string[] packages = IsPostgreSql ? ["Npgsql"] : ["Microsoft.Data.Sqlite.Core", "SQLitePCLRaw.bundle_e_sqlite3"];
            return [Compile($"{benchmarks}/Raw/RawMigration.cs"), Compile($"{benchmarks}/Raw/{Kind}.cs"), .. packages.Select(package => Package(package))];
        }

        return
        [
            Reference(IsPostgreSql ? $"{ours}/GenMigrate.PostgreSql/GenMigrate.PostgreSql.csproj" : $"{ours}/GenMigrate.Sqlite/GenMigrate.Sqlite.csproj"),
            .. Kind == "Cli" ? [Reference($"{ours}/GenMigrate.Cli/GenMigrate.Cli.csproj")] : Array.Empty<string>(),
            Reference($"{ours}/../generators/GenMigrate.Generators/GenMigrate.Generators.csproj", "OutputItemType=\"Analyzer\" ReferenceOutputAssembly=\"false\""),
        ];
    }

    private static string Package(string name, string? version = null) => $"<PackageReference Include=\"{name}\"{(version is null ? "" : $" Version=\"{version}\"")} />";

    private static string Reference(string project, string more = "") => $"<ProjectReference Include=\"{project}\" {more} />";

    private static string Compile(string file) => $"<Compile Include=\"{file}\" />";
}
