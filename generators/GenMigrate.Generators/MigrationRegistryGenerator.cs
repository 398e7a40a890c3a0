using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace GenMigrate.Generators;

/// <summary>
/// Finds migrations and writes the registry that holds them. It reports nothing: what it leaves out, an analyzer
/// explains. Between its steps go values only, so that an edit elsewhere ends at the first step.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class MigrationRegistryGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var settings = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => ProjectSettings.Read(options.GlobalOptions))
            .WithTrackingName(TrackingNames.Settings);
        var references = context.CompilationProvider
            .Select(ReferencesParser.Parse)
            .WithTrackingName(TrackingNames.References);
        var classes = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => MigrationFinder.MayBeMarked(node), MigrationFinder.Find)
            .Where(static model => model is not null)
            .Select(static (model, _) => model!);
        var program = OfKind(classes, MigrationKind.Migration).WithTrackingName(TrackingNames.Migrations).Collect()
            .Combine(OfKind(classes, MigrationKind.Seed).WithTrackingName(TrackingNames.Seeds).Collect())
            .Combine(SqlFiles(context, settings))
            .Combine(settings.Combine(references))
            .Select(static (all, _) => Assemble(all.Left.Left.Left.Concat(all.Left.Left.Right), all.Left.Right, all.Right.Left, all.Right.Right))
            .WithTrackingName(TrackingNames.Program);
        context.RegisterSourceOutput(program, static (context, program) =>
        {
            if (program is not null)
            {
                context.AddSource(ProgramEmitter.HintName, SourceText.From(ProgramEmitter.Emit(program), Encoding.UTF8));
            }
        });
    }

    private static IncrementalValuesProvider<MigrationModel> OfKind(IncrementalValuesProvider<MigrationModel> classes, MigrationKind kind) =>
        classes.Where(model => model.Facts.Kind == kind);

    private static IncrementalValueProvider<ImmutableArray<SqlFileModel>> SqlFiles(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<ProjectSettings> settings) => context.AdditionalTextsProvider
        .Combine(context.AnalyzerConfigOptionsProvider)
        .Select(static (file, _) => ProjectFile.Of(file.Left, file.Right))
        .Combine(settings.Select(static (settings, _) => settings.ProjectDirectory))
        .Select(static (file, cancellationToken) => SqlFileParser.Parse(file.Left, file.Right, cancellationToken))
        .Where(static file => file is not null)
        .Select(static (file, _) => file!)
        .WithTrackingName(TrackingNames.SqlFiles)
        .Collect();

    private static ProgramModel? Assemble(IEnumerable<MigrationModel> classes, IEnumerable<SqlFileModel> files, ProjectSettings settings, ReferencesModel references) => references switch
    {
        { HasRuntime: false } => null,
        { HasSqlFiles: false } => Assemble([.. classes], settings, references),
        _ => Assemble([.. classes, .. ToMigrations(files)], settings, references),
    };

    private static IEnumerable<MigrationModel> ToMigrations(IEnumerable<SqlFileModel> files) =>
        SqlFileParser.Pair(files).Select(pair => SqlFileParser.ToMigration(pair.Up, pair.Down));

    // An empty registry would hide the one that the project can see, and tests of its migrations would test nothing.
    private static ProgramModel? Assemble(IReadOnlyList<MigrationModel> migrations, ProjectSettings settings, ReferencesModel references) =>
        migrations.Count == 0 && settings.Module is null && references is { SeesOtherRegistry: true, Modules.Count: 0 }
            ? null
            : ProgramAssembler.Assemble(migrations, settings, references);
}
