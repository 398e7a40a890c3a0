using System.Runtime.InteropServices;

namespace GenMigrate;

/// <summary>Where the database stands after a signal has stopped a run.</summary>
internal static class Stopped
{
    private const int InterruptNumber = 2;
    private const int TerminateNumber = 15;

    public static ErrorDocument Describe(PosixSignal signal, CommandContext context)
    {
        var number = signal == PosixSignal.SIGINT ? InterruptNumber : TerminateNumber;
        var done = context.Recorder.Results;
        var before = done.Count == 0 ? "" : $" Done by then: {RunDocument.Count(done)}.";
        var message = $"Stopped by {signal}{Where(context)}{before} The lock is free; `status` shows what is left.";
        return ErrorDocument.Stopped(message, ExitCodes.Signal + number, done);
    }

    private static string Where(CommandContext context)
    {
        if (context.Recorder.Last is not { } last || (last.Phase == MigrationPhase.Waiting && context.Recorder.Results.Count == 0))
        {
            return " before anything was executed.";
        }

        if (last.Phase == MigrationPhase.Waiting)
        {
            return " while it waited for another runner: nothing is half done.";
        }

        if (last.Phase == MigrationPhase.Done)
        {
            return $" after version {last.Version} '{last.Name}': nothing is half done.";
        }

        var alone = context.Registry.Migrations.Any(migration => migration.Version == last.Version && migration.Transaction == TransactionMode.None);
        if (alone && last.Phase == MigrationPhase.StepDone)
        {
            return $" in version {last.Version} '{last.Name}' after step '{last.Step}': it runs without a transaction, so its steps until then stay done, and the next run goes on after them.";
        }

        // A step that is done is not where the run was stopped: statements may be sent together, after their steps.
        var step = last.Step is null || last.Phase == MigrationPhase.StepDone ? "" : $", step '{last.Step}'";
        var state = context.Options.SingleTransaction ? "the run's transaction was rolled back, nothing of it remains"
            : alone ? "it runs without a transaction, so the steps before stay done"
            : "its transaction was rolled back, nothing of it remains";
        return $" in version {last.Version} '{last.Name}'{step}: {state}.";
    }
}
