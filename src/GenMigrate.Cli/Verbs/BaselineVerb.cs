using System.CommandLine;
using System.CommandLine.Parsing;

namespace GenMigrate;

/// <summary>Declares versions as applied that were there before GenMigrate.</summary>
internal sealed class BaselineVerb : Verb
{
    private readonly Argument<long?> _version = VersionArgument.Optional(
        "The last version that the database has already; 0: none, and the tables of other tools are not a history of this program",
        lowest: 0);

    private readonly Option<string?> _adopt = new("--adopt")
    {
        Description = "Reads them from another tool's table or collection: a known tool's by its rules, any other's by name, then by version",
        HelpName = "TABLE",
    };

    private readonly Option<string?> _map = new("--map")
    {
        Description = "With --adopt: a file with a line `row = version` for each row that cannot be matched, or `row = -` to leave it out",
        HelpName = "FILE",
    };

    private readonly Option<bool> _seed = new("--seed") { Description = "With --adopt: the table holds seeds", Arity = ArgumentArity.Zero };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "With --adopt: shows each row, its match and why, and writes nothing", Arity = ArgumentArity.Zero };

    public BaselineVerb()
        : base("baseline", "Declares versions as applied, without executing them")
    {
        Command.Arguments.Add(_version);
        Command.Options.Add(_adopt);
        Command.Options.Add(_map);
        Command.Options.Add(_seed);
        Command.Options.Add(_dryRun);
        Command.Validators.Add(RefuseUnlessOne);
    }

    public override async Task<int> RunAsync(CommandContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        if (arguments.GetValue(_adopt) is { } table)
        {
            return await AdoptAsync(context, table, Options(arguments, context.CurrentDirectory), arguments.GetValue(_dryRun), cancellationToken).ConfigureAwait(false);
        }

        var version = arguments.GetValue(_version)!.Value;
        var report = await context.Runner.BaselineAsync(version, cancellationToken).ConfigureAwait(false);
        var document = CorrectionDocument.Of(context.Registry, "baseline", report);
        context.Presenter.Show(version > 0 ? document : document with { WhenEmpty = "The database has its history; no version was declared as applied." });
        return ExitCodes.Done;
    }

    private static async Task<int> AdoptAsync(CommandContext context, string table, AdoptionOptions options, bool dryRun, CancellationToken cancellationToken)
    {
        if (!dryRun)
        {
            await context.ConfirmAsync(() => PreviewAsync(context, table, options, cancellationToken)).ConfigureAwait(false);
        }

        var adoption = dryRun
            ? await context.Runner.PlanAdoptionAsync(table, options, cancellationToken).ConfigureAwait(false)
            : await context.Runner.AdoptAsync(table, options, cancellationToken).ConfigureAwait(false);
        context.Presenter.Show(AdoptionDocument.Of(context.Registry, adoption, dryRun));
        return adoption.Problems.Count > 0 ? ExitCodes.Failed : ExitCodes.Done;
    }

    private static async Task<string?> PreviewAsync(CommandContext context, string table, AdoptionOptions options, CancellationToken cancellationToken)
    {
        var adoption = await context.Runner.PlanAdoptionAsync(table, options, cancellationToken).ConfigureAwait(false);
        var adopted = adoption.Adopted.ToList();
        if (adopted.Count == 0 || adoption.Problems.Count > 0)
        {
            return null;
        }

        using var rows = new StringWriter();
        AdoptionDocument.Of(context.Registry, adoption, dryRun: true).WriteRows(rows);
        foreach (var line in rows.ToString().TrimEnd('\n').Split('\n'))
        {
            context.Presenter.Log(line);
        }

        var (one, many) = options.Kind == MigrationKind.Seed ? ("seed", "seeds") : ("version", "versions");
        var which = adopted.Count == 1
            ? $"{one} {adopted[0].Version} '{adopted[0].Name}'"
            : $"{adopted.Count} {many}, from {adopted[0].Version} '{adopted[0].Name}' to {adopted[^1].Version} '{adopted[^1].Name}',";
        return $"This declares {which} as applied, without executing anything; read from {AdoptionDocument.Source(adoption)}.";
    }

    private AdoptionOptions Options(ParseResult arguments, string directory)
    {
        var kind = arguments.GetValue(_seed) ? MigrationKind.Seed : MigrationKind.Migration;
        return arguments.GetValue(_map) is { } file
            ? new AdoptionOptions { Kind = kind, Map = AdoptionMapFile.Read(Path.GetFullPath(file, directory)) }
            : new AdoptionOptions { Kind = kind };
    }

    private void RefuseUnlessOne(CommandResult result)
    {
        var adopts = result.GetResult(_adopt) is { Implicit: false };
        if (adopts == result.GetResult(_version) is { Tokens.Count: > 0 })
        {
            result.AddError("Give VERSION or --adopt TABLE, one of them.");
        }
        else if (!adopts && new Option[] { _map, _seed, _dryRun }.Any(option => result.GetResult(option) is { Implicit: false }))
        {
            result.AddError("--map, --seed and --dry-run go with --adopt TABLE.");
        }
    }
}
