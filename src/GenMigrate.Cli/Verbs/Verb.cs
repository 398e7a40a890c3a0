using System.CommandLine;

namespace GenMigrate;

/// <summary>One command: its arguments, and what it does with them. A verb is one file, and its name in <see cref="VerbList"/>.</summary>
internal abstract class Verb
{
    protected Verb(string name, string description, string? alias = null)
    {
        Command = new Command(name, description);
        if (alias is not null)
        {
            Command.Aliases.Add(alias);
        }
    }

    public Command Command { get; }

    /// <summary>Adds the arguments that may be left out: called where something follows the name, and for help.</summary>
    public virtual void AddOptionalArguments()
    {
    }

    /// <summary>Whether it writes to the database, so that a signal has to stop it in an orderly way.</summary>
    public virtual bool ChangesDatabase => true;

    /// <returns>The exit code.</returns>
    public abstract Task<int> RunAsync(CommandContext context, ParseResult arguments, CancellationToken cancellationToken);
}
