using System.Runtime.InteropServices;

namespace GenMigrate;

/// <summary>One command from its arguments to its exit code.</summary>
internal static class CommandRunner
{
    public static Task<int> RunAsync(string[] args, CommandHost host)
    {
        var tree = new CommandTree(args, host);
        if (tree.IsWrong)
        {
            return Task.FromResult(WrongUsage(tree, host, tree.Complaint(), args.Contains(CommonOptions.JsonName)));
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
            return WrongUsage(tree, host, exception.Message, settings.Json);
        }

        if (exception is OperationCanceledException && received is { } signal)
        {
            return Fail(context.Presenter, Stopped.Describe(signal, context));
        }

        var exitCode = Fail(context.Presenter, ErrorDocument.Of(exception, context.Recorder.Results));
        if (settings.Verbose)
        {
            host.Console.Error.Write(SafeText.Lines(exception.ToString()) + "\n");
        }

        return exitCode;
    }

    private static int Fail(Presenter presenter, ErrorDocument error)
    {
        presenter.Fail(error);
        return error.Error.ExitCode;
    }

    private static int WrongUsage(CommandTree tree, CommandHost host, string message, bool json)
    {
        var exitCode = Fail(Presenter.For(host.Console, json), ErrorDocument.Usage(message));
        host.Console.Error.Write('\n');
        tree.WriteHelp(host.Console.Error);
        return exitCode;
    }
}
