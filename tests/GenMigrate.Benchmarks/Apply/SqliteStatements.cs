using System.Runtime.InteropServices;

namespace GenMigrate.Benchmarks;

/// <summary>
/// Counts the statements that SQLite executes, on every connection that is opened from now on
/// (sqlite.org/c3ref/auto_extension.html, sqlite.org/c3ref/trace_v2.html).
/// </summary>
internal static partial class SqliteStatements
{
    private const string Library = "e_sqlite3";
    private const uint Statements = 1;

    private static int _count;

    /// <summary>How many statements it takes to do something.</summary>
    public static async Task<int> CountAsync(Func<Task> action)
    {
        SQLitePCL.Batteries_V2.Init();
        Install();
        try
        {
            _count = 0;
            await action();
            return _count;
        }
        finally
        {
            ResetAutomaticExtensions();
        }
    }

    private static unsafe void Install() => _ = AddAutomaticExtension(&Watch);

    [UnmanagedCallersOnly]
    private static unsafe int Watch(nint database, nint error, nint api) => Trace(database, Statements, &Executed, 0);

    [UnmanagedCallersOnly]
    private static int Executed(uint kind, nint context, nint statement, nint text)
    {
        _count++;
        return 0;
    }

    [LibraryImport(Library, EntryPoint = "sqlite3_auto_extension")]
    private static unsafe partial int AddAutomaticExtension(delegate* unmanaged<nint, nint, nint, int> extension);

    [LibraryImport(Library, EntryPoint = "sqlite3_reset_auto_extension")]
    private static partial void ResetAutomaticExtensions();

    [LibraryImport(Library, EntryPoint = "sqlite3_trace_v2")]
    private static unsafe partial int Trace(nint database, uint mask, delegate* unmanaged<uint, nint, nint, nint, int> callback, nint context);
}
