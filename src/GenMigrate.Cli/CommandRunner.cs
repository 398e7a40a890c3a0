using System.Runtime.InteropServices;

namespace GenMigrate;

/// <summary>One command from its arguments to its exit code.</summary>
internal static class CommandRunner
{
    public static Task<int> RunAsync(string[] args, CommandHost host)
    {
        var running = StartAsync(args, host);
        return running.IsCompletedSuccessfully ? Task.FromResult(ExitCode(running.Result, host.Console)) : FinishAsync(running, host.Console);
    }

    private static async Task<int> FinishAsync(Task<int> running, CommandConsole console) =>
        ExitCode(await running.ConfigureAwait(false), console);

    // Any other exit code says more than that output was lost.
    private static int ExitCode(int exitCode, CommandConsole console)
    {
        if (exitCode != ExitCodes.Done || console.Loss is not { } loss)
        {
            return exitCode;
        }

        console.Error.Write($"The command is done, but its output could not be written: {SafeText.Line(loss.Message)}\n");
        return ExitCodes.OutputLost;
    }

    private static Task<int> StartAsync(string[] args, CommandHost host)
    {
        host = host with { Arguments = args };
        var tree = new CommandTree(args, host);
        if (tree.IsVersion)
        {
            host.Console.Out.Write($"{ProgramVersion.Text}\n");
            return Task.FromResult(ExitCodes.Done);
        }

        if (tree.IsWrong)
        {
            var message = tree.IsEmpty ? tree.Complaint() : $"{tree.Complaint()} {tree.HelpHint}";
            return Task.FromResult(WrongUsage(tree, host, message, args.Contains(CommonOptions.JsonName)));
        }

        if (tree.IsHelp)
        {
            tree.WriteHelp(host.Console.Out);
            return Task.FromResult(ExitCodes.Done);
        }

        return RunAsync(tree, host, CommandVariables.Complete(tree.Settings, host.Console.Variable));
    }

    private static async Task<int> RunAsync(CommandTree tree, CommandHost host, CommandSettings settings)
    {
        var verb = tree.Verb;
        var context = new CommandContext(host, settings, Presenter.For(host.Console, settings.Json));
        await using (context.ConfigureAwait(false))
        {
            // What only reads needs no care: the runtime's own answer to a signal is the same exit code.
            using var signal = verb.ChangesDatabase ? new StopSignal(context) : null;
            try
            {
                return await verb.RunAsync(context, tree.Result, signal?.Token ?? CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                return Fail(exception, tree, context, host, settings, signal?.Received);
            }
        }
    }

    // Apart from what is run: a command that ends well needs none of it compiled.
    private static int Fail(Exception exception, CommandTree tree, CommandContext context, CommandHost host, CommandSettings settings, PosixSignal? received)
    {
        if (exception is UsageException)
        {
            return Fail(host, context.Presenter, ErrorDocument.Usage(exception.Message));
        }

        if (exception is OperationCanceledException && received is { } signal)
        {
            return Fail(host, context.Presenter, Stopped.Describe(signal, context));
        }

        var exitCode = Fail(host, context.Presenter, ErrorDocument.Of(exception, context.Recorder.Results));
        if (settings.Verbose)
        {
            host.Console.Error.Write(SafeText.Lines(new Redaction(host).Apply(exception.ToString())) + "\n");
        }

        return exitCode;
    }

    private static int Fail(CommandHost host, Presenter presenter, ErrorDocument error)
    {
        presenter.Fail(new Redaction(host).Apply(error));
        return error.Error.ExitCode;
    }

    // The reason stands last, and alone: help would scroll it away.
    private static int WrongUsage(CommandTree tree, CommandHost host, string message, bool json)
    {
        if (tree.IsEmpty)
        {
            tree.WriteHelp(host.Console.Error);
        }

        return Fail(host, Presenter.For(host.Console, json), ErrorDocument.Usage(message));
    }
}
