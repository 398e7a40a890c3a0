using System.CommandLine;
using System.CommandLine.Parsing;

namespace GenMigrate;

/// <summary>Writes migrations down for the database's own tool.</summary>
internal sealed class ScriptVerb : Verb
{
    private readonly Argument<long?> _from = VersionArgument.Optional("The last version that is applied already; else none is (with --down: all are)", "FROM", lowest: 0);
    private readonly Argument<long?> _to = VersionArgument.Optional("The last version that is applied afterwards; else all are (with --down: none is)", "TO", lowest: 0);
    private readonly Option<bool> _down = new("--down") { Description = "Rolls back", Arity = ArgumentArity.Zero };
    private readonly Option<bool> _pending = new("--pending") { Description = "Asks the database what is pending; without it, none is needed", Arity = ArgumentArity.Zero };

    private readonly Option<bool> _idempotent = new("--idempotent") { Description = "For any database: leaves out what is applied where the script is run (psql only)", Arity = ArgumentArity.Zero };

    public ScriptVerb()
        : base("script", "Writes migrations as a script for psql or sqlite3")
    {
        Command.Arguments.Add(_from);
        Command.Arguments.Add(_to);
        Command.Options.Add(_down);
        Command.Options.Add(_pending);
        Command.Options.Add(_idempotent);
        Command.Validators.Add(RefuseContradictions);
    }

    public override bool ChangesDatabase => false;

    public override async Task<int> RunAsync(CommandContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        var (from, to) = (arguments.GetValue(_from), arguments.GetValue(_to));
        var isDown = arguments.GetValue(_down);
        RefuseWrongWay(isDown, from, to);
        var script = arguments.GetValue(_pending) ? await context.Runner.ScriptPendingAsync(cancellationToken).ConfigureAwait(false)
            : arguments.GetValue(_idempotent) ? context.Runner.ScriptIdempotent(from ?? 0, to)
            : isDown ? context.Runner.ScriptRollback(from, to ?? 0)
            : context.Runner.Script(from ?? 0, to);
        context.Presenter.Show(ScriptDocument.Of(context.Registry, script));
        return ExitCodes.Done;
    }

    private void RefuseContradictions(CommandResult result)
    {
        if (result.GetResult(_pending) is { Implicit: false } && (result.GetResult(_down) is { Implicit: false } || result.GetResult(_from) is { Tokens.Count: > 0 }))
        {
            result.AddError("--pending stands alone: the database says from where to where.");
        }

        if (result.GetResult(_idempotent) is { Implicit: false } && (result.GetResult(_down) is { Implicit: false } || result.GetResult(_pending) is { Implicit: false }))
        {
            result.AddError("--idempotent is neither for --down nor for --pending: what is applied is found out where the script is run, and it goes up.");
        }
    }

    private static void RefuseWrongWay(bool isDown, long? from, long? to)
    {
        if (from is { } first && to is { } last && (isDown ? last > first : first > last))
        {
            throw new UsageException(isDown ? $"Version {last} is not below {first}." : $"Version {last} is below {first}: say --down to roll back.");
        }
    }
}
