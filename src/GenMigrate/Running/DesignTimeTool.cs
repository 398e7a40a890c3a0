using System.Reflection;

namespace GenMigrate;

/// <summary>
/// A build or design tool that loads a program in order to look at it: to write its OpenAPI document, to find its
/// <c>DbContext</c>. Such a tool runs the program's <c>Main</c>, and some start its host, services included, on the machine
/// that builds it and with whatever database is configured there. So nothing is migrated in one.
/// </summary>
public static class DesignTimeTool
{
    // By the name of the assembly that the process was started with: these tools load the program as a library.
    private static readonly Dictionary<string, string> Tools = new(StringComparer.OrdinalIgnoreCase)
    {
        ["GetDocument.Insider"] = "the build (Microsoft.Extensions.ApiDescription.Server)",
        ["ef"] = "dotnet ef",
        ["dotnet-ef"] = "dotnet ef",
        ["dotnet-swagger"] = "the Swashbuckle command line",
        ["dotnet-nswag"] = "NSwag",
        ["NSwag"] = "NSwag",
        ["NSwag.AspNetCore.Launcher"] = "NSwag",
        ["NSwag.AspNetCore.Launcher.x86"] = "NSwag",
        ["dotnet-aspnet-codegenerator"] = "dotnet aspnet-codegenerator",
        ["dotnet-aspnet-codegenerator-design"] = "dotnet aspnet-codegenerator",
    };

    private static readonly Lazy<string?> OfThisProcess = new(() => Find(Assembly.GetEntryAssembly()?.GetName().Name));

    /// <summary>What this process is, for people: <c>dotnet ef</c>; null: not a design tool.</summary>
    public static string? Current => OfThisProcess.Value;

    internal static string? Find(string? entryAssembly) => entryAssembly is null ? null : Tools.GetValueOrDefault(entryAssembly);
}
