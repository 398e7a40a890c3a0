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
    private const string Unknown = "unknown";
    private const string Ended = "";

    private static readonly Lazy<ProcessIdentity> Own = new(() =>
    {
        var machine = ThisMachine();
        var start = machine is null ? null : StartOf(Environment.ProcessId);
        return new ProcessIdentity(machine ?? Environment.MachineName, Environment.ProcessId, start ?? Unknown, ThisProgram());
    });

    /// <summary>This process.</summary>
    public static ProcessIdentity Current => Own.Value;

    /// <summary>Whether it is a process of this machine that has ended. False whenever that cannot be known.</summary>
    public bool IsKnownDead => ProcessStart != Unknown && Current.ProcessStart != Unknown && Machine == Current.Machine
        && StartOf(ProcessId) is { } start && start != ProcessStart;

    /// <summary>Whether it is a process of this machine that runs. False whenever that cannot be known.</summary>
    public bool IsKnownAlive => ProcessStart != Unknown && Machine == Current.Machine && StartOf(ProcessId) == ProcessStart;

    /// <summary>For people: <c>host, process 4711 (Program 1.2.3)</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Machine.Split('/')[0]}, process {ProcessId} ({Program})");

    // Null where machines cannot be told apart: without /proc, as in some sandboxes, only the name is left.
    private static string? ThisMachine()
    {
        if (!OperatingSystem.IsLinux())
        {
            return Environment.MachineName;
        }

        // Containers share a boot but not process ids; machines that were cloned share a name but not a boot.
        var boot = ReadOrEmpty("/proc/sys/kernel/random/boot_id").Trim();
        var processes = new FileInfo("/proc/self/ns/pid").LinkTarget;
        return boot.Length == 0 || processes is null ? null : $"{Environment.MachineName}/{boot}/{processes}";
    }

    // When the process started; Ended where it is certain that there is none of this id; null where nothing is certain.
    private static string? StartOf(int processId)
    {
        try
        {
            if (OperatingSystem.IsLinux())
            {
                return StartOnLinux(processId);
            }

            using var process = Process.GetProcessById(processId);
            return process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return Ended;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return HidesProcesses() ? null : Ended;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception)
        {
            // Another user's, or one that ended while it was looked at: the next look will tell.
            return null;
        }
    }

    // Field 22 of /proc/[pid]/stat, starttime in ticks since boot (proc(5)). The second field, the command's name, may
    // hold blanks and parentheses, so counting starts behind the last one. A zombie is dead.
    private static string? StartOnLinux(int processId)
    {
        var stat = File.ReadAllText($"/proc/{processId}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length < 20 ? null : fields[0] is "Z" or "X" ? Ended : fields[19];
    }

    // proc(5): with hidepid, other users' processes are not there to be seen.
    private static bool HidesProcesses() => ReadOrEmpty("/proc/self/mounts").Split('\n')
        .Any(mount => mount.Split(' ') is [_, "/proc", _, var options, ..] && options.Contains("hidepid=", StringComparison.Ordinal));

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
