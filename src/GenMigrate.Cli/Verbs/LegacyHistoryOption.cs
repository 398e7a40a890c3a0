using System.CommandLine;

namespace GenMigrate;

/// <summary>The option of a verb that applies: go on although another tool's history was not adopted.</summary>
internal sealed class LegacyHistoryOption
{
    private readonly Option<bool> _option = new("--ignore-legacy-history")
    {
        Description = "Goes on although the database has no history yet, but a table in which another tool kept its own",
        Arity = ArgumentArity.Zero,
    };

    public LegacyHistoryOption(Command command) => command.Options.Add(_option);

    /// <summary>Sets the runner's option; before the runner is made.</summary>
    public void Apply(ParseResult arguments, CommandContext context) => context.Options.IgnoreLegacyHistory |= arguments.GetValue(_option);
}
