using System.CommandLine;

namespace GenMigrate;

/// <summary>Writes the next migration or seed, in the style of the project's others. Needs no database.</summary>
internal sealed class NewVerb : Verb
{
    private readonly Argument<string> _name = new("NAME") { Description = "What it does, as `AddIndex` or `add index`" };
    private readonly Option<bool> _sql = new("--sql") { Description = "Writes an SQL file instead of a class", Arity = ArgumentArity.Zero };
    private readonly Option<bool> _seed = new("--seed") { Description = "Writes a seed", Arity = ArgumentArity.Zero };
    private readonly Option<string?> _project = ProjectFolder.Option();

    public NewVerb()
        : base("new", "Writes the next migration, which does not build until it is filled in")
    {
        Command.Arguments.Add(_name);
        Command.Options.Add(_sql);
        Command.Options.Add(_seed);
        Command.Options.Add(_project);
    }

    public override bool ChangesDatabase => false;

    public override Task<int> RunAsync(CommandContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        var words = MigrationName.Words(arguments.GetValue(_name)!);
        if (words.Count == 0)
        {
            throw new UsageException("A name has at least one letter or digit.");
        }

        var project = TargetProject.Read(ProjectFolder.Find(arguments.GetValue(_project), context.CurrentDirectory));
        var kind = arguments.GetValue(_seed) ? MigrationKind.Seed : MigrationKind.Migration;
        var document = arguments.GetValue(_sql)
            ? WriteSqlFiles(context, project, kind, MigrationName.OfFile(words))
            : WriteClass(context, project, kind, MigrationName.OfClass(words));
        context.Presenter.Show(document);
        return Task.FromResult(ExitCodes.Done);
    }

    private static NewDocument WriteClass(CommandContext context, TargetProject project, MigrationKind kind, string name)
    {
        var folder = MigrationFolder.Read(project.Folder, kind);
        var known = Known(context.Registry, kind);
        RefuseTakenName(name, folder.HasClass(name), known);
        var version = Next(context, folder, known);
        var space = folder.Namespace ?? $"{project.RootNamespace}.{MigrationFolder.NameOf(kind)}";
        var text = MigrationTemplate.Class(kind, space, name, folder.BaseName(project.References), version, context.Registry.Name);
        return Write(context, folder, version, name, [(folder.CodePrefix(version) + name + ".cs", text)]);
    }

    private static NewDocument WriteSqlFiles(CommandContext context, TargetProject project, MigrationKind kind, string name)
    {
        RefuseSqlFile(kind, context.Registry.Name, project.References);
        var folder = MigrationFolder.Read(project.Folder, kind);
        var known = Known(context.Registry, kind);
        RefuseTakenName(name, folder.HasSqlFile(name), known);
        var version = Next(context, folder, known);
        var stem = folder.SqlPrefix(version) + name;
        return Write(context, folder, version, name, folder.HasDownFiles
            ? [(stem + ".sql", MigrationTemplate.SqlHalf), (stem + ".down.sql", MigrationTemplate.SqlHalf)]
            : [(stem + ".sql", MigrationTemplate.SqlFile)]);
    }

    private static IReadOnlyList<MigrationDescriptor> Known(MigrationRegistry registry, MigrationKind kind) =>
        kind == MigrationKind.Seed ? registry.Seeds : registry.Migrations;

    private static long Next(CommandContext context, MigrationFolder folder, IReadOnlyList<MigrationDescriptor> known) => NextVersion.After(
        [.. known.Select(migration => migration.Version), .. folder.VersionsOf(context.Registry.Name)],
        context.Options.Clock.GetUtcNow());

    // What the build would refuse is not written.
    private static void RefuseSqlFile(MigrationKind kind, string? registry, ProjectReferences references)
    {
        if (kind == MigrationKind.Seed)
        {
            throw new UsageException("A seed is a class. Leave out --sql.");
        }

        if (registry is not null)
        {
            throw new UsageException($"An SQL file belongs to the default registry, not to '{registry}'. Leave out --sql.");
        }

        if (references is { Mongo: true, Sql: false })
        {
            throw new UsageException("The project references MongoDB and no SQL database, so an SQL file would never run. Leave out --sql.");
        }
    }

    private static void RefuseTakenName(string name, bool isInFolder, IReadOnlyList<MigrationDescriptor> known)
    {
        var taken = known.FirstOrDefault(migration => migration.Name == name);
        if (taken is not null || isInFolder)
        {
            var version = taken is null ? "" : $" (version {taken.Version})";
            throw new MigrationException($"There is a '{name}' already{version}. Choose another name. Nothing was written.");
        }
    }

    private static NewDocument Write(CommandContext context, MigrationFolder folder, long version, string name, (string Name, string Text)[] files)
    {
        foreach (var file in files)
        {
            if (File.Exists(Path.Combine(folder.Path, file.Name)))
            {
                throw new MigrationException($"There is a file '{file.Name}' already. Choose another name. Nothing was written.");
            }
        }

        Directory.CreateDirectory(folder.Path);
        foreach (var file in files)
        {
            TextFile.Write(Path.Combine(folder.Path, file.Name), file.Text);
        }

        var paths = files.Select(file => Path.Combine(folder.Path, file.Name));
        return new NewDocument(context.Registry.Name, version, name, [.. paths]) { IsSeed = folder.Kind == MigrationKind.Seed };
    }
}
