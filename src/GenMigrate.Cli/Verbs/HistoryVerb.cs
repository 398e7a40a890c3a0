using System.CommandLine;

namespace GenMigrate;

/// <summary>What was done to the database, when and by whom.</summary>
internal sealed class HistoryVerb : Verb
{
    private const int Usual = 20;
    private readonly Option<int> _last = new("--last") { Description = "How many entries at most", HelpName = "N", DefaultValueFactory = _ => Usual };

    public HistoryVerb()
        : base("history", "Shows what was done and by whom, the newest last")
    {
        _last.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !(int.TryParse(result.Tokens[0].Value, out var last) && last > 0))
            {
                result.AddError($"'{result.Tokens[0].Value}' is not a number of entries: at least 1.");
            }
        });
        Command.Options.Add(_last);
    }

    public override bool ChangesDatabase => false;

    public override async Task<int> RunAsync(CommandContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        var entries = await context.Runner.GetHistoryAsync(arguments.GetValue(_last), cancellationToken).ConfigureAwait(false);
        context.Presenter.Show(JournalDocument.Of(context.Registry, entries));
        return ExitCodes.Done;
    }
}
