using System.Globalization;
using System.Text.Json;

namespace GenMigrate.Adoption.Tests;

/// <summary>The command line on a database, and what it answered.</summary>
internal static class Command
{
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(MigrationRegistry registry, IMigrationDatabase database, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var console = new CommandConsole { Out = output, Error = error, Variable = _ => null, IsTerminal = false, IsErrorTerminal = false, CanAsk = false };
        await using (database)
        {
            var exitCode = await CommandRunner.RunAsync(arguments, new CommandHost([registry], (_, _) => database, TakesConnection: false, null, console));
            return (exitCode, output.ToString(), error.ToString());
        }
    }

    /// <summary>
    /// What <c>baseline --adopt</c> did: <c>adopted 1 name, unknown - -</c>; <c>refused</c> and the versions of its problems, or
    /// the first words of the error.
    /// </summary>
    public static async Task<string> AdoptAsync(MigrationRegistry registry, IMigrationDatabase database, string table)
    {
        var (exitCode, output, error) = await RunAsync(registry, database, "baseline", "--adopt", table, "--yes", "--json");
        Assert.Equal("", error);
        var answer = JsonDocument.Parse(output).RootElement;
        if (!answer.TryGetProperty("error", out var failure))
        {
            Assert.Equal(0, exitCode);
            return string.Join(", ", answer.GetProperty("rows").EnumerateArray().Select(Describe));
        }

        Assert.Equal(1, exitCode);
        var problems = failure.GetProperty("problems").EnumerateArray().ToList();
        return problems.Count == 0
            ? string.Join(' ', failure.GetProperty("message").GetString()!.Split(' ').Take(4))
            : "refused " + string.Join(", ", problems.Select(problem => Number(problem.GetProperty("version"))));
    }

    private static string Describe(JsonElement row) =>
        $"{row.GetProperty("outcome").GetString()} {Number(row.GetProperty("version"))} {row.GetProperty("match").GetString() ?? "-"}{Time(row.GetProperty("appliedAt"))}{Duration(row.GetProperty("durationMs"))}";

    private static string Number(JsonElement number) => number.ValueKind == JsonValueKind.Null ? "-" : number.GetInt64().ToString(CultureInfo.InvariantCulture);

    private static string Time(JsonElement time) => time.ValueKind == JsonValueKind.Null ? "" : time.GetDateTime().ToUniversalTime().ToString(" yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    private static string Duration(JsonElement duration) => duration.ValueKind == JsonValueKind.Null ? "" : $" {Number(duration)} ms";
}
