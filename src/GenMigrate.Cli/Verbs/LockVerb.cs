using System.CommandLine;

namespace GenMigrate;

/// <summary>Adds what is released to the project's lock file. Needs no database.</summary>
internal sealed class LockVerb : Verb
{
    private readonly Option<bool> _check = new("--check") { Description = $"Writes nothing; exits with {ExitCodes.Attention} when something is not locked or wrong", Arity = ArgumentArity.Zero };
    private readonly Option<bool> _upgrade = new("--upgrade")
    {
        Description = "Also rewrites checksums that an earlier version computed by its own rules",
        Arity = ArgumentArity.Zero,
    };

    private readonly Option<string?> _project = ProjectFolder.Option();

    public LockVerb()
        : base("lock", $"Locks all migrations of the program in its project's {LockFile.Name}")
    {
        Command.Options.Add(_check);
        Command.Options.Add(_upgrade);
        Command.Options.Add(_project);
    }

    public override bool ChangesDatabase => false;

    public override Task<int> RunAsync(CommandContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        var path = Path.Combine(ProjectFolder.Find(arguments.GetValue(_project), context.CurrentDirectory), LockFile.Name);
        var file = LockFile.Parse(TextFile.Read(path));
        var comparison = LockComparison.Of(context.Registries, file);
        var isCheck = arguments.GetValue(_check);
        var upgraded = arguments.GetValue(_upgrade) ? comparison.Outdated : [];
        List<LockEntry> changes = [.. comparison.Added, .. upgraded];
        if (!isCheck && comparison.Problems.Count == 0 && changes.Count > 0)
        {
            TextFile.Write(path, file.With(changes));
        }

        var locked = file.Entries.Count();
        context.Presenter.Show(new LockDocument(path, isCheck, Items(comparison.Added), Items(upgraded), locked, comparison.Problems));
        return Task.FromResult(ExitCode(isCheck, comparison.Problems.Count, changes.Count));
    }

    private static List<LockItem> Items(IEnumerable<LockEntry> entries) =>
        [.. entries.Select(entry => new LockItem(entry.IsDefault ? null : entry.Registry, entry.Version, entry.Name, entry.Checksum))];

    private static int ExitCode(bool isCheck, int problems, int changes) => (isCheck, problems, changes) switch
    {
        (false, > 0, _) => ExitCodes.Failed,
        (true, > 0, _) or (true, _, > 0) => ExitCodes.Attention,
        _ => ExitCodes.Done,
    };
}
