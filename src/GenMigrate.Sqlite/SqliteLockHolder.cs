using System.Globalization;

namespace GenMigrate;

/// <summary>
/// Which process holds the write lock of a database file. SQLite does not say, but Linux lists all locks with their
/// processes (proc(5), <c>/proc/locks</c>), by the numbers of the files, which are known of the files that this process has
/// open itself.
/// </summary>
internal static class SqliteLockHolder
{
    // Where SQLite locks: WAL_WRITE_LOCK in the shared memory (sqlite.org/walformat.html §2.3.1), else the bytes from PENDING
    // to the end of SHARED in the database file (sqlite.org/lockingv3.html, os.h).
    private const string InodeFact = "ino:";
    private const long WalWriteByte = 120;
    private const long PendingByte = 0x40000000;
    private const long LastSharedByte = PendingByte + 511;

    /// <summary>For people: <c>process 4711 (sqlite3)</c>, or that it is not known.</summary>
    public static string Find(string file) => Processes(file) is [_, ..] processes
        ? string.Join(", ", processes.Select(Describe))
        : "another connection";

    private static List<int> Processes(string file)
    {
        try
        {
            if (!OperatingSystem.IsLinux() || file.Length == 0)
            {
                return [];
            }

            var path = Path.GetFullPath(file);
            var open = OpenFiles([path, path + "-shm"]);
            var locks = File.ReadLines("/proc/locks").Select(Lock.Parse).OfType<Lock>().ToList();
            var writers = open.SelectMany(opened => locks.Where(held => held.Inode == opened.Inode && (opened.Path == path
                ? held.IsWrite && held.Covers(PendingByte, LastSharedByte)
                : held.IsWrite && held.Covers(WalWriteByte, WalWriteByte))));
            return [.. writers.Select(held => held.Process).Distinct().Order()];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }

    // Of those paths, the ones that this process has open, with their numbers (proc_pid_fdinfo(5): "ino:", since Linux 5.14).
    private static List<(string Path, long Inode)> OpenFiles(string[] paths)
    {
        var found = new List<(string Path, long Inode)>();
        foreach (var descriptor in Directory.EnumerateFiles("/proc/self/fd"))
        {
            if (new FileInfo(descriptor).LinkTarget is { } target && paths.Contains(target) && !found.Exists(known => known.Path == target))
            {
                var facts = File.ReadLines($"/proc/self/fdinfo/{Path.GetFileName(descriptor)}");
                if (facts.FirstOrDefault(fact => fact.StartsWith(InodeFact, StringComparison.Ordinal)) is { } inode)
                {
                    found.Add((target, long.Parse(inode.AsSpan(InodeFact.Length), CultureInfo.InvariantCulture)));
                }
            }
        }

        return found;
    }

    private static string Describe(int process)
    {
        if (process == Environment.ProcessId)
        {
            return "another connection of this process";
        }

        try
        {
            return string.Create(CultureInfo.InvariantCulture, $"process {process} ({File.ReadAllText($"/proc/{process}/comm").Trim()})");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return string.Create(CultureInfo.InvariantCulture, $"process {process}");
        }
    }

    /// <summary>A line of <c>/proc/locks</c>: <c>1: POSIX  ADVISORY  WRITE 4711 08:01:1234 120 120</c>.</summary>
    private sealed record Lock(bool IsWrite, int Process, long Inode, long First, long Last)
    {
        // A line with an arrow is about somebody who waits; a process of another container has no number.
        public static Lock? Parse(string line) =>
            line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, "POSIX", _, var kind, var process, var file, var first, var last]
            && int.TryParse(process, CultureInfo.InvariantCulture, out var id) && id > 0
            && long.TryParse(file.AsSpan(file.LastIndexOf(':') + 1), CultureInfo.InvariantCulture, out var inode)
            && long.TryParse(first, CultureInfo.InvariantCulture, out var start)
                ? new Lock(kind == "WRITE", id, inode, start, EndOf(last))
                : null;

        private static long EndOf(string last) => long.TryParse(last, CultureInfo.InvariantCulture, out var end) ? end : long.MaxValue;

        public bool Covers(long first, long last) => First <= last && Last >= first;
    }
}
