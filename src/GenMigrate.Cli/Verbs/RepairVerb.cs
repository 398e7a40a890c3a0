using System.CommandLine;
using System.CommandLine.Parsing;

namespace GenMigrate;

/// <summary>Corrects the history by hand.</summary>
internal sealed class RepairVerb : Verb
{
    private readonly Argument<long> _version = VersionArgument.Required("The version whose history is wrong", lowest: 1);
    private readonly (Option<bool> Option, RepairAction Action)[] _actions =
    [
        (Flag("--accept-change", "It was changed knowingly: stores its present checksum"), RepairAction.AcceptChange),
        (Flag("--applied", "All of it is in the database"), RepairAction.MarkApplied),
        (Flag("--rolled-back", "Nothing of it is in the database"), RepairAction.MarkRolledBack),
        (Flag("--forget", "Removes it from the history"), RepairAction.Forget),
    ];

    private readonly Option<bool> _seed = Flag("--seed", "The version is a seed's");

    public RepairVerb()
        : base("repair", "Corrects the history of a version, or of a seed, after you have looked at the database")
    {
        Command.Arguments.Add(_version);
        Command.Options.Add(_seed);
        foreach (var (option, _) in _actions)
        {
            Command.Options.Add(option);
        }

        Command.Validators.Add(RefuseUnlessOne);
    }

    public override async Task<int> RunAsync(CommandContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        var version = arguments.GetValue(_version);
        var (option, action) = _actions.First(candidate => arguments.GetValue(candidate.Option));
        var isSeed = arguments.GetValue(_seed);
        await context.ConfirmAsync(() => Task.FromResult<string?>($"This corrects the history of {(isSeed ? "seed" : "version")} {version} ({option.Name}).")).ConfigureAwait(false);
        var report = await (isSeed
            ? context.Runner.RepairSeedAsync(version, action, cancellationToken)
            : context.Runner.RepairAsync(version, action, cancellationToken)).ConfigureAwait(false);
        context.Presenter.Show(CorrectionDocument.Of(context.Registry, Words.Of(action), report));
        return ExitCodes.Done;
    }

    private void RefuseUnlessOne(CommandResult result)
    {
        if (_actions.Count(candidate => result.GetResult(candidate.Option) is { Implicit: false }) != 1)
        {
            result.AddError($"Say one of {string.Join(", ", _actions.Select(candidate => candidate.Option.Name))}.");
        }
    }

    private static Option<bool> Flag(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.Zero };
}
