using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace GenMigrate.PostgreSql.Tests;

/// <summary>Finds the programs of servers and runs them as a user who may: neither PostgreSQL nor PgBouncer runs as root.</summary>
internal static class ServerPrograms
{
    private static readonly Lazy<string?> User = new(() => new[] { "postgres", "nobody" }.FirstOrDefault(user => File.ReadLines("/etc/passwd").Any(line => line.StartsWith(user + ":", StringComparison.Ordinal))));

    private const string Memory = "/dev/shm";
    private const long EnoughMemory = 4L << 30;

    // Kept, because what is collected closes the input.
    private static readonly List<Process> Shells = [];

    private static bool IsRoot => !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    /// <summary>Where a program lies: on the PATH, or where Debian puts the server's own (the newest version first).</summary>
    public static string? Find(string program)
    {
        var places = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin");
        var versions = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(Version).Select(place => Path.Combine(place, "bin")) : [];
        return places.Concat(versions).Where(place => place.Length > 0).Select(place => Path.Combine(place, program)).FirstOrDefault(File.Exists);
    }

    /// <summary>Why a server cannot be started here though its programs are.</summary>
    public static string? WhyNot() => IsRoot && (User.Value is null || Find("setpriv") is null) ? "root may not run it, and there is no user 'postgres' or 'nobody', or no setpriv, to run it as" : null;

    /// <summary>
    /// Makes a folder that the server may write to, in memory where there is enough: thousands of tables come and go, and a
    /// file system on a disk may take longer to find an inode for one (ext4 leaves out those that were just freed) than the
    /// server takes for all the rest.
    /// </summary>
    public static string MakeFolder()
    {
        var folder = HasMemory() ? Path.Combine(Memory, $"genmigrate-{Guid.NewGuid():N}") : Directory.CreateTempSubdirectory("genmigrate-").FullName;
        Directory.CreateDirectory(folder);
        Own(folder);
        return folder;
    }

    /// <summary>Gives what lies in a folder to the server's user.</summary>
    public static void Own(string folder)
    {
        if (IsRoot)
        {
            Run("chown", "-R", User.Value!, folder);
        }
    }

    /// <summary>Runs a program to its end as the server's user.</summary>
    public static void RunAsServer(string folder, string program, params string[] arguments) => Run([.. AsServer(), program, .. arguments], folder);

    /// <summary>Runs a program to its end.</summary>
    /// <returns>What it printed.</returns>
    public static string Run(params string[] command) => Run(command, null);

    /// <summary>
    /// Starts a server that ends together with this process, however this one ends: a shell stands between, and stops the
    /// server, by its id, and removes its folder as soon as its own input is closed.
    /// </summary>
    /// <returns>What stops it earlier, by closing its input.</returns>
    public static Process Start(string folder, string stopSignal, params string[] command)
    {
        string[] all = [.. AsServer(), "sh", "-c", $"\"$@\" >server.log 2>&1 </dev/null & read -r _; kill -{stopSignal} $!; wait $!; cd /; rm -rf {folder}", "sh", .. command];
        var shell = Process.Start(new ProcessStartInfo(all[0], all[1..]) { WorkingDirectory = folder, RedirectStandardInput = true })!;
        lock (Shells)
        {
            Shells.Add(shell);
        }

        return shell;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool HasMemory() => Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace >= EnoughMemory;

    private static string[] AsServer() => IsRoot ? [Find("setpriv")!, "--reuid=" + User.Value, "--regid=" + GroupOf(User.Value!), "--clear-groups", "--"] : [];

    private static string GroupOf(string user) => File.ReadLines("/etc/passwd").First(line => line.StartsWith(user + ":", StringComparison.Ordinal)).Split(':')[3];

    private static double Version(string folder) => double.TryParse(Path.GetFileName(folder), System.Globalization.CultureInfo.InvariantCulture, out var version) ? version : 0;

    private static string Run(string[] command, string? folder)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? Path.GetTempPath() };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}:\n{output}\n{errors.Result}");
    }
}
