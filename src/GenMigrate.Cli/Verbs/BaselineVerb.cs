using System.CommandLine;
using System.CommandLine.Parsing;

namespace GenMigrate;

/// <summary>Declares versions as applied that were there before GenMigrate.</summary>
internal sealed class BaselineVerb : Verb
{
    private readonly Argument<long?> _version = VersionArgument.Optional("The last version that the database has already");
    private readonly Option<string?> _adopt = new("--adopt") { Description = "Reads them from an older tool's table or collection: from its version, or the digits that its name, filename, migration_name or id begins with", HelpName = "TABLE" };

    public BaselineVerb()
        : base("baseline", "Declares versions as applied, without executing them")
    {
        Command.Arguments.Add(_version);
        Command.Options.Add(_adopt);
        Command.Validators.Add(RefuseUnlessOne);
    }

    public override async Task<int> RunAsync(CommandContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        if (arguments.GetValue(_adopt) is { } table)
        {
            await context.ConfirmAsync(() => PreviewAsync(context, table, cancellationToken)).ConfigureAwait(false);
            var adoption = await context.Runner.AdoptAsync(table, cancellationToken).ConfigureAwait(false);
            context.Presenter.Show(AdoptionDocument.Of(context.Registry, adoption));
            return ExitCodes.Done;
        }

        var report = await context.Runner.BaselineAsync(arguments.GetValue(_version)!.Value, cancellationToken).ConfigureAwait(false);
        context.Presenter.Show(CorrectionDocument.Of(context.Registry, "baseline", report));
        return ExitCodes.Done;
    }

    private static async Task<string?> PreviewAsync(CommandContext context, string table, CancellationToken cancellationToken)
    {
        var adoption = await context.Runner.PlanAdoptionAsync(table, cancellationToken).ConfigureAwait(false);
        var adopted = adoption.Adopted.ToList();
        if (adopted.Count == 0 || adoption.Problems.Count > 0)
        {
            return null;
        }

        using var rows = new StringWriter();
        AdoptionDocument.Of(context.Registry, adoption).WriteRows(rows);
        foreach (var line in rows.ToString().TrimEnd('\n').Split('\n'))
        {
            context.Presenter.Log(line);
        }

        var which = adopted.Count == 1 ? $"version {adopted[0].Version} '{adopted[0].Name}'" : $"{adopted.Count} versions, from {adopted[0].Version} '{adopted[0].Name}' to {adopted[^1].Version} '{adopted[^1].Name}',";
        return $"This declares {which} as applied, without executing anything; the versions are those in the column '{adoption.Column}' of '{table}'.";
    }

    private void RefuseUnlessOne(CommandResult result)
    {
        if (result.GetResult(_adopt) is { Implicit: false } == result.GetResult(_version) is { Tokens.Count: > 0 })
        {
            result.AddError("Say VERSION or --adopt TABLE, one of them.");
        }
    }
}
