using System.Runtime.InteropServices;

namespace GenMigrate;

/// <summary>
/// What SIGINT and SIGTERM do while the database is changed. The first one lets the step at work end; the second one
/// breaks it off, so that it rolls back; either way the lock is given back. A third one is left to the runtime, which
/// ends the process: crash recovery then does the rest.
/// </summary>
internal sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly CancellationTokenSource _breakOff = new();
    private readonly PosixSignalRegistration[] _registrations;
    private readonly Presenter _presenter;
    private int _received;
    private int _count;

    public StopSignal(CommandContext context)
    {
        _presenter = context.Presenter;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(context.Options.Stop);
        context.Options.Stop = _stop.Token;
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Receive),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Receive),
        ];
    }

    /// <summary>Breaks the step at work off.</summary>
    public CancellationToken Token => _breakOff.Token;

    /// <summary>The first one; null: none came.</summary>
    public PosixSignal? Received => _received == 0 ? null : (PosixSignal)_received;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _stop.Dispose();
        _breakOff.Dispose();
    }

    private void Receive(PosixSignalContext context)
    {
        switch (Interlocked.Increment(ref _count))
        {
            case 1:
                context.Cancel = true;
                _received = (int)context.Signal;
                _presenter.Log("Stopping after the current step; a second signal breaks it off.");
                _stop.Cancel();
                break;
            case 2:
                context.Cancel = true;
                _breakOff.Cancel();
                break;
        }
    }
}
