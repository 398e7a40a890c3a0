using System.CommandLine;
using System.Xml.Linq;

namespace GenMigrate;

/// <summary>Writes the next migration, in the style of the project's others. Needs no database.</summary>
internal sealed class NewVerb : Verb
{
    private readonly Argument<string> _name = new("NAME") { Description = "What it does, as `AddIndex` or `add index`" };
    private readonly Option<bool> _sql = new("--sql") { Description = "Writes an SQL file instead of a class", Arity = ArgumentArity.Zero };
    private readonly Option<string?> _project = ProjectFolder.Option();

    public NewVerb()
        : base("new", "Writes the next migration, ready to be filled in")
    {
        Command.Arguments.Add(_name);
        Command.Options.Add(_sql);
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

        var project = ProjectFolder.Find(arguments.GetValue(_project), context.CurrentDirectory);
        var folder = MigrationFolder.Read(project);
        var isSql = arguments.GetValue(_sql);
        if (isSql && context.Registry.Name is { } registry)
        {
            throw new UsageException($"An SQL file belongs to the default registry, not to '{registry}': write a class.");
        }

        var version = NextVersion.After([.. context.Registry.Migrations.Select(migration => migration.Version), .. folder.VersionsOf(context.Registry.Name)], context.Options.Clock.GetUtcNow());
        var files = isSql ? SqlFiles(folder, version, words) : [Class(folder, project, version, words, context.Registry.Name)];
        Write(folder.Path, files);
        var name = isSql ? MigrationName.OfFile(words) : MigrationName.OfClass(words);
        context.Presenter.Show(new NewDocument(context.Registry.Name, version, name, [.. files.Select(file => Path.Combine(folder.Path, file.Name))]));
        return Task.FromResult(ExitCodes.Done);
    }

    private static (string Name, string Text) Class(MigrationFolder folder, string project, long version, IReadOnlyList<string> words, string? registry)
    {
        var name = MigrationName.OfClass(words);
        var file = Directory.EnumerateFiles(project, "*.csproj").Order(StringComparer.Ordinal).First();
        var text = TextFile.Read(file);
        var space = folder.Namespace ?? $"{RootNamespace(file, text)}.{MigrationFolder.Name}";
        return (folder.CodePrefix(version) + name + ".cs", MigrationTemplate.Class(space, name, folder.BaseName(text), version, registry));
    }

    private static (string Name, string Text)[] SqlFiles(MigrationFolder folder, long version, IReadOnlyList<string> words)
    {
        var stem = folder.SqlPrefix(version) + MigrationName.OfFile(words);
        return folder.HasDownFiles
            ? [(stem + ".sql", MigrationTemplate.SqlHalf), (stem + ".down.sql", MigrationTemplate.SqlHalf)]
            : [(stem + ".sql", MigrationTemplate.SqlFile)];
    }

    private static void Write(string folder, IEnumerable<(string Name, string Text)> files)
    {
        foreach (var (name, _) in files)
        {
            if (File.Exists(Path.Combine(folder, name)))
            {
                throw new MigrationException($"There is a file '{name}' already; choose another name. Nothing was written.");
            }
        }

        Directory.CreateDirectory(folder);
        foreach (var (name, text) in files)
        {
            TextFile.Write(Path.Combine(folder, name), text);
        }
    }

    // As the SDK makes it of the file's name where the project does not say.
    private static string RootNamespace(string file, string text)
    {
        var said = Property(text);
        var name = string.IsNullOrWhiteSpace(said) || said.Contains('$', StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(file) : said.Trim();
        var parts = name.Split('.').Select(part => string.Concat(part.Select(character => char.IsLetterOrDigit(character) ? character : '_')));
        return string.Join('.', parts.Select(part => part.Length == 0 || char.IsDigit(part[0]) ? "_" + part : part));
    }

    private static string? Property(string text)
    {
        try
        {
            return XDocument.Parse(text).Descendants().FirstOrDefault(element => element.Name.LocalName == "RootNamespace")?.Value;
        }
        catch (System.Xml.XmlException)
        {
            return null;
        }
    }
}
