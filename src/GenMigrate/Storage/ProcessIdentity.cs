using System.Diagnostics;
using System.Globalization;

namespace GenMigrate;

/// <summary>
/// Who holds a lock, such that another process can tell whether that one is still alive: process ids are compared
/// only within one machine (and, on Linux, one boot and one namespace of process ids), and only with the start time,
/// because ids are given again.
/// </summary>
/// <param name="Machine">The machine: its name and, on Linux, boot and namespace.</param>
/// <param name="ProcessId">The process's id.</param>
/// <param name="ProcessStart">When the process started, in a form that is only ever compared for equality.</param>
/// <param name="Program">Name and version of the program.</param>
public sealed record ProcessIdentity(string Machine, int ProcessId, string ProcessStart, string Program)
{
    private static readonly Lazy<ProcessIdentity> Own = new(() => new ProcessIdentity(
        ThisMachine(), Environment.ProcessId, StartOf(Environment.ProcessId) ?? "unknown", ThisProgram()));

    /// <summary>This process.</summary>
    public static ProcessIdentity Current => Own.Value;

    /// <summary>Whether it is a process of this machine that has ended. False whenever that cannot be known.</summary>
    public bool IsKnownDead => Machine == Current.Machine && StartOf(ProcessId) != ProcessStart;

    /// <summary>For people: <c>host, process 4711 (Program 1.2.3)</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Machine.Split('/')[0]}, process {ProcessId} ({Program})");

    private static string ThisMachine()
    {
        if (!OperatingSystem.IsLinux())
        {
            return Environment.MachineName;
        }

        // Containers share a boot but not process ids; machines that were cloned share a name but not a boot.
        var boot = ReadOrEmpty("/proc/sys/kernel/random/boot_id").Trim();
        var processes = new FileInfo("/proc/self/ns/pid").LinkTarget ?? "";
        return $"{Environment.MachineName}/{boot}/{processes}";
    }

    private static string? StartOf(int processId)
    {
        if (OperatingSystem.IsLinux())
        {
            // Field 22 of /proc/[pid]/stat, starttime in ticks since boot (proc(5)). The second field, the command's
            // name, may hold blanks and parentheses, so counting starts behind the last one. A zombie is dead.
            var stat = ReadOrEmpty($"/proc/{processId}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return fields.Length > 19 && fields[0] is not ("Z" or "X") ? fields[19] : null;
        }

        try
        {
            using var process = Process.GetProcessById(processId);
            return process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string ReadOrEmpty(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string ThisProgram()
    {
        var program = System.Reflection.Assembly.GetEntryAssembly()?.GetName();
        return program is null ? "unknown" : $"{program.Name} {program.Version?.ToString(3)}";
    }
}
