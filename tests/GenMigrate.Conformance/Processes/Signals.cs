using System.Runtime.InteropServices;

namespace GenMigrate.Conformance;

/// <summary>Signals that .NET has no method for.</summary>
internal static partial class Signals
{
    // Numbers of Linux.
    private const int Stop = 19;
    private const int Continue = 18;

    /// <summary>Ends this process as <c>kill -9</c> does: nothing of it runs any more.</summary>
    public static void KillMyself()
    {
        System.Diagnostics.Process.GetCurrentProcess().Kill();
        Thread.Sleep(Timeout.Infinite);
    }

    /// <summary>Stops all threads of this process until somebody continues it.</summary>
    public static void StopMyself()
    {
        Send(Environment.ProcessId, Stop);

        // Another thread may be the one that the signal reaches: until then this one must not go on.
        Thread.Sleep(TimeSpan.FromMilliseconds(200));
    }

    public static void ContinueProcess(int process) => Send(process, Continue);

    private static void Send(int process, int signal)
    {
        if (Kill(process, signal) != 0)
        {
            throw new InvalidOperationException($"Signal {signal} could not be sent: error {Marshal.GetLastPInvokeError()}.");
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);
}
