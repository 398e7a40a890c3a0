using System.CommandLine;

namespace GenMigrate;

/// <summary>Rolls back the highest applied versions.</summary>
internal sealed class DownVerb : RunVerb
{
    private readonly Option<int> _steps = new("--steps") { Description = "How many versions to roll back", HelpName = "N", DefaultValueFactory = static _ => 1 };
    private readonly Option<long?> _to = VersionArgument.Option("--to", "Rolls back all above VERSION, which stays applied; 0: all");

    public DownVerb()
        : base("down", "Rolls back the last version, or several", alias: "rollback")
    {
        _steps.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !(int.TryParse(result.Tokens[0].Value, out var steps) && steps > 0))
            {
                result.AddError($"'{result.Tokens[0].Value}' is not a number of versions: at least 1.");
            }
        });
        Command.Options.Add(_steps);
        Command.Options.Add(_to);
        Command.Validators.Add(result =>
        {
            if (result.GetResult(_steps) is { Implicit: false } && result.GetResult(_to) is not null)
            {
                result.AddError("Say --steps or --to, not both.");
            }
        });
    }

    protected override async Task<MigrationReport> ExecuteAsync(CommandContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        if (arguments.GetValue(_to) is { } version)
        {
            await context.ConfirmAsync(() => Question.RollbackToAsync(context, version, cancellationToken)).ConfigureAwait(false);
            return await context.Runner.RollbackToAsync(version, cancellationToken).ConfigureAwait(false);
        }

        var steps = arguments.GetValue(_steps);
        await context.ConfirmAsync(() => Question.RollbackOfLastAsync(context, steps, cancellationToken)).ConfigureAwait(false);
        return await context.Runner.RollbackAsync(steps, cancellationToken).ConfigureAwait(false);
    }
}
