using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace GenMigrate.Sqlite.Tests;

/// <summary>The <c>sqlite3</c> shell; where it is not installed, a stand-in that executes statement by statement and stops at the first error.</summary>
internal static class SqliteShell
{
    private static readonly string? Program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Where(place => place.Length > 0)
        .Select(place => Path.Combine(place, "sqlite3"))
        .FirstOrDefault(File.Exists);

    /// <exception cref="InvalidOperationException">The shell's words.</exception>
    public static async Task RunAsync(string file, string script)
    {
        if (Program is null)
        {
            await ExecuteAsync(file, script);
            return;
        }

        using var process = Process.Start(new ProcessStartInfo(Program, ["-batch", file]) { RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        try
        {
            await process.StandardInput.WriteAsync(script);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It stopped at an error before it had read everything.
        }

        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(await output + await error);
        }
    }

    private static async Task ExecuteAsync(string file, string script)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        foreach (var statement in SqlSplitter.Split(script, SqlLanguage.Sqlite).Where(statement => !statement.Text.StartsWith('.')))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = statement.Text;
            try
            {
                await command.ExecuteNonQueryAsync();
            }
            catch (SqliteException exception)
            {
                throw new InvalidOperationException(exception.Message, exception);
            }
        }
    }
}
