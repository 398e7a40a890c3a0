using System.CommandLine;

namespace GenMigrate;

/// <summary>Adds what is released to the project's lock file. Needs no database.</summary>
internal sealed class LockVerb : Verb
{
    private readonly Option<bool> _check = new("--check") { Description = $"Writes nothing; exits with {ExitCodes.Attention} when something is not locked or wrong", Arity = ArgumentArity.Zero };
    private readonly Option<string?> _project = ProjectFolder.Option();

    public LockVerb()
        : base("lock", $"Locks all migrations of the program in its project's {LockFile.Name}")
    {
        Command.Options.Add(_check);
        Command.Options.Add(_project);
    }

    public override bool ChangesDatabase => false;

    public override Task<int> RunAsync(CommandContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        var path = Path.Combine(ProjectFolder.Find(arguments.GetValue(_project), context.CurrentDirectory), LockFile.Name);
        var file = LockFile.Parse(TextFile.Read(path));
        var comparison = LockComparison.Of(context.Registries, file);
        var isCheck = arguments.GetValue(_check);
        if (!isCheck && comparison is { Problems.Count: 0, Added.Count: > 0 })
        {
            TextFile.Write(path, file.With(comparison.Added));
        }

        var added = comparison.Added.Select(entry => new LockItem(entry.IsDefault ? null : entry.Registry, entry.Version, entry.Name, entry.Checksum));
        context.Presenter.Show(new LockDocument(path, isCheck, [.. added], file.Entries.Count(), comparison.Problems));
        return Task.FromResult(ExitCode(isCheck, comparison));
    }

    private static int ExitCode(bool isCheck, LockComparison comparison) => (isCheck, comparison.Problems.Count, comparison.Added.Count) switch
    {
        (false, > 0, _) => ExitCodes.Failed,
        (true, > 0, _) or (true, _, > 0) => ExitCodes.Attention,
        _ => ExitCodes.Done,
    };
}
