using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GenMigrate.Hosting.Tests;

/// <summary>
/// Counts the statements that SQLite starts on a file. An automatic extension (sqlite.org/c3ref/auto_extension.html) is
/// called with each connection that is opened, and traces it (sqlite.org/c3ref/trace_v2.html).
/// </summary>
internal static partial class SqliteStatements
{
    private const uint StatementStarts = 1;
    private static readonly ConcurrentQueue<(string File, string Sql)> All = new();

    static SqliteStatements()
    {
        SQLitePCL.Batteries_V2.Init();
        unsafe
        {
            _ = AutoExtension(&OnOpen);
        }
    }

    /// <summary>The statements that <paramref name="action"/> started on a file.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(string file, Func<Task> action)
    {
        var before = All.Count;
        await action();
        return [.. All.Skip(before).Where(statement => statement.File == file).Select(statement => statement.Sql)];
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static unsafe int OnOpen(nint connection, nint error, nint api) => Trace(connection, StatementStarts, &OnStatement, connection);

    // The text is the statement's own; a trigger's starts with a comment.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnStatement(uint what, nint connection, nint statement, nint sql)
    {
        All.Enqueue((Marshal.PtrToStringUTF8(FileName(connection, "main")) ?? "", Marshal.PtrToStringUTF8(sql) ?? ""));
        return 0;
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_auto_extension")]
    private static unsafe partial int AutoExtension(delegate* unmanaged[Cdecl]<nint, nint, nint, int> entryPoint);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_trace_v2")]
    private static unsafe partial int Trace(nint connection, uint mask, delegate* unmanaged[Cdecl]<uint, nint, nint, nint, int> callback, nint context);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_db_filename", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint FileName(nint connection, string schema);
}
