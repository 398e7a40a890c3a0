using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;

namespace GenMigrate;

/// <summary>The parsed command line.</summary>
/// <remarks>
/// Only the verb that was named is built: building all of them is a good part of a short command's time. All are
/// built where the first argument is none of them, for help and for suggestions. Options are built where one may be
/// meant, which starts with a dash, and for help; arguments that may be left out where something follows the verb.
/// </remarks>
internal sealed class CommandTree
{
    private const string HelpName = "--help";
    private const string VersionName = "--version";
    private readonly Command _root = new(RootCommand.ExecutableName, "Migrates a database to where this program is.");
    private readonly Verb[] _verbs;
    private readonly CommandHost _host;
    private CommonOptions? _options;
    private Option<bool>? _version;
    private bool _hasArguments;

    public CommandTree(string[] args, CommandHost host)
    {
        _host = host;
        IsEmpty = args.Length == 0;
        foreach (var argument in args)
        {
            if (argument.StartsWith('-'))
            {
                AddOptions();
            }
        }

        _verbs = args.Length > 0 && VerbList.Find(args[0]) is { } named ? [named] : VerbList.All();
        foreach (var verb in _verbs)
        {
            _root.Subcommands.Add(verb.Command);
        }

        if (args.Length > 1)
        {
            AddArguments();
        }

        Result = _root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
    }

    public ParseResult Result { get; }

    public bool IsWrong => Result.Errors.Count > 0;

    public bool IsHelp => Result.Action is HelpAction;

    /// <summary>Whether nothing was said at all.</summary>
    public bool IsEmpty { get; }

    /// <summary>Whether the program's version is asked for.</summary>
    public bool IsVersion => IsRoot && _version is not null && Result.GetResult(_version) is { Implicit: false };

    /// <summary>Where help is, in a sentence.</summary>
    public string HelpHint => IsRoot ? $"`{HelpName}` lists the commands." : $"`{Result.CommandResult.Command.Name} {HelpName}` shows its usage.";

    public CommandSettings Settings => _options?.Read(Result) ?? CommandSettings.None;

    /// <summary>The verb that was named; there is one unless <see cref="IsWrong"/> or <see cref="IsHelp"/>.</summary>
    public Verb Verb => Array.Find(_verbs, verb => verb.Command == Result.CommandResult.Command)!;

    /// <summary>What is wrong, in a sentence or two, with what was probably meant.</summary>
    public string Complaint()
    {
        // An option with a typo may have been taken for an argument.
        var values = Result.Tokens.Where(token => token.Type == TokenType.Argument).Select(token => token.Value);
        var word = Result.UnmatchedTokens.Concat(values).FirstOrDefault(value => value.StartsWith("--", StringComparison.Ordinal))
            ?? (Result.UnmatchedTokens.Count > 0 ? Result.UnmatchedTokens[0] : null);
        return word is not null ? Complaint(word)
            : IsRoot ? "No command given."
            : string.Join(' ', Result.Errors.Select(error => error.Message).Distinct());
    }

    /// <summary>Writes the help of the verb that was named, or of all.</summary>
    public void WriteHelp(TextWriter writer)
    {
        AddOptions();
        AddArguments();
        string[] question = IsRoot ? [HelpName] : [Result.CommandResult.Command.Name, HelpName];
        _root.Parse(question).Invoke(new InvocationConfiguration { Output = writer, Error = writer, ProcessTerminationTimeout = null });
    }

    private void AddOptions()
    {
        if (_options is null)
        {
            _root.Options.Add(new HelpOption(HelpName, "-h", "-?") { Action = new HelpAction { MaxWidth = _host.Console.Width } });
            _root.Options.Add(_version = new Option<bool>(VersionName) { Description = "Shows the program's version, and GenMigrate's", Arity = ArgumentArity.Zero });
            _options = new CommonOptions(_root, _host.TakesConnection);
        }
    }

    private void AddArguments()
    {
        if (_hasArguments)
        {
            return;
        }

        _hasArguments = true;
        foreach (var verb in _verbs)
        {
            verb.AddOptionalArguments();
        }
    }

    private bool IsRoot => Result.CommandResult.Command == _root;

    private string Complaint(string word)
    {
        if (word == CommonOptions.ConnectionName && !_host.TakesConnection)
        {
            return $"{word} is not available: this program always uses the same database.";
        }

        var candidates = word.StartsWith('-')
            ? _root.Options.Concat(Result.CommandResult.Command.Options).Select(option => option.Name)
            : IsRoot ? VerbList.Names : [];
        var meant = Suggestion.For(word, candidates) is { } candidate ? $" Did you mean '{candidate}'?" : "";
        return IsRoot && !word.StartsWith('-') ? $"'{word}' is not a command.{meant}" : $"Unrecognized argument '{word}'.{meant}";
    }
}
