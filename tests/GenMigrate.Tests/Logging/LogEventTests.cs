using System.Reflection;
using Microsoft.Extensions.Logging;

namespace GenMigrate.Tests;

public sealed class LogEventTests
{
    /// <summary>Somebody filters and alerts by these: an id that has been given stays, and is not given again.</summary>
    [Fact]
    public void Ids_of_log_events_are_stable()
    {
        var events = typeof(MigrationLog).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Select(method => (method.Name, method.GetCustomAttribute<LoggerMessageAttribute>()!.EventId))
            .OrderBy(logged => logged.EventId)
            .Select(logged => $"{logged.EventId} {logged.Name}");

        Assert.Equal(
            [
                "1 Starting", "2 Resuming", "3 StepStarting", "4 Done", "5 Failed", "6 Warning", "7 Waiting", "8 TookOver", "9 Recorded", "10 Retrying",
                "11 StillRunning", "12 StepMessage", "13 StepAffected", "14 DesignTime", "15 NoSeeds", "16 Blocked",
                "20 StartupDone", "21 StartupFailed", "22 StartupFailedContinuing", "23 HealthUnknown", "24 StartupStopped",
            ],
            events);
    }

    [Fact]
    public void Nothing_else_in_src_declares_a_log_event()
    {
        var found = Repository.Files("src", "*.cs").Where(file => File.ReadAllText(file).Contains("[LoggerMessage(", StringComparison.Ordinal)).Select(Repository.Relative);

        Assert.Equal(["src/GenMigrate/Logging/MigrationLog.cs"], found);
    }
}
