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

        var settings = tree.Settings;
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
            using var signal = verb.ChangesDatabase ? new StopSignal() : null;
            try
            {
                return await verb.RunAsync(context, arguments, signal?.Token ?? CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not UsageException)
            {
                var error = signal?.Received is { } received && exception is OperationCanceledException
                    ? Stopped.Describe(received, context)
                    : ErrorDocument.Of(exception, context.Recorder.Results);
                presenter.Fail(error);
                if (settings.Verbose)
                {
                    host.Console.Error.WriteLine(exception);
                }

                return error.Error.ExitCode;
            }
        }
    }

    private static int WrongUsage(CommandTree tree, CommandHost host, string message, bool json)
    {
        Presenter.For(host.Console, json).Fail(ErrorDocument.Usage(message));
        host.Console.Error.Write('\n');
        tree.WriteHelp(host.Console.Error);
        return ExitCodes.Usage;
    }
}
