using System.Diagnostics;

namespace GenMigrate.Sqlite.Tests;

/// <summary>A fact that needs a command of the system, and leave to use it; skipped where a trial of it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CommandFactAttribute : FactAttribute
{
    public CommandFactAttribute(params string[] trial)
    {
        if (!Succeeds(trial))
        {
            Skip = $"Needs '{string.Join(' ', trial)}' to succeed.";
        }
    }

    private static bool Succeeds(string[] command)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
