using System.CommandLine;

namespace GenMigrate;

/// <summary>One command from its arguments to its exit code.</summary>
internal static class CommandRunner
{
    public static async Task<int> RunAsync(string[] args, CommandHost host)
    {
        var tree = new CommandTree(args, host);
        if (tree.IsWrong)
        {
            return WrongUsage(tree, host, tree.Complaint(), args.Contains(CommonOptions.JsonName));
        }

        if (tree.IsHelp)
        {
            tree.WriteHelp(host.Console.Out);
            return ExitCodes.Done;
        }

        var settings = CommandVariables.Complete(tree.Settings, host.Console.Variable);
        try
        {
            return await RunAsync(tree.Verb, tree.Result, host, settings).ConfigureAwait(false);
        }
        catch (UsageException exception)
        {
            return WrongUsage(tree, host, exception.Message, settings.Json);
        }
    }

    private static async Task<int> RunAsync(Verb verb, ParseResult arguments, CommandHost host, CommandSettings settings)
    {
        var presenter = Presenter.For(host.Console, settings.Json);
        var context = new CommandContext(host, settings, presenter);
        await using (context.ConfigureAwait(false))
        {
            // What only reads needs no care: the runtime's own answer to a signal is the same exit code.
            using var signal = verb.ChangesDatabase ? new StopSignal(context) : null;
            try
            {
                return await verb.RunAsync(context, arguments, signal?.Token ?? CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not UsageException)
            {
                if (signal?.Received is { } received && exception is OperationCanceledException)
                {
                    return Fail(presenter, Stopped.Describe(received, context));
                }

                var exitCode = Fail(presenter, ErrorDocument.Of(exception, context.Recorder.Results));
                if (settings.Verbose)
                {
                    host.Console.Error.Write(SafeText.Lines(exception.ToString()) + "\n");
                }

                return exitCode;
            }
        }
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
