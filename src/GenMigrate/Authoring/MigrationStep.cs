using System.Globalization;

namespace GenMigrate;

/// <summary>A part of a migration that is executed, recorded and resumed as a whole. Providers derive their kinds of step.</summary>
public abstract class MigrationStep
{
    /// <summary>How much of a derived name is kept.</summary>
    private const int LongestName = 100;

    /// <summary>Makes a step.</summary>
    /// <param name="name">The name given by the author, or one that <see cref="DeriveName"/> makes. One line.</param>
    /// <param name="isRepeatable">Whether the author says that the step may run again after it broke off.</param>
    /// <exception cref="ArgumentException">The name is blank or has a line break.</exception>
    protected MigrationStep(string name, bool isRepeatable)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (name.AsSpan().ContainsAny('\n', '\r'))
        {
            throw new ArgumentException($"The name of a step is one line, because the history keeps a line per step: '{name.ReplaceLineEndings(" ")}'.", nameof(name));
        }

        Name = name;
        IsRepeatable = isRepeatable;
    }

    /// <summary>The name given by the author, or derived from what the step does. For people: resuming does not depend on it.</summary>
    public string Name { get; }

    /// <summary>Whether the step may run again after it broke off: the author said so, or the provider knows it.</summary>
    public bool IsRepeatable { get; }

    /// <summary>
    /// Identifies what the step does, to tell after a crash whether the steps done are still the same:
    /// a hash of its content, or <c>run:&lt;name&gt;</c> for code. Contains no line break.
    /// </summary>
    public abstract string Hash { get; }

    /// <summary>Whether the database takes the step, and so its progress with it, in a transaction.</summary>
    public abstract bool IsTransactional { get; }

    /// <summary>What the step will execute, as text for people; null where the step is code.</summary>
    public abstract string? Text { get; }

    /// <summary>The name of a step that its author gave none: what it does, or <c>step N</c> by its place.</summary>
    /// <param name="what">What it does, in key words and names of objects, never with a value; null: unknown.</param>
    /// <param name="number">Its place in the migration, from 1.</param>
    /// <param name="taken">The names of the steps before it; the new one is added.</param>
    public static string DeriveName(string? what, int number, ISet<string> taken)
    {
        ArgumentNullException.ThrowIfNull(taken);
        what = string.IsNullOrWhiteSpace(what)
            ? string.Create(CultureInfo.InvariantCulture, $"step {number}")
            : StorableText.Clean(what).ReplaceLineEndings(" ");
        if (what.Length > LongestName)
        {
            what = what[..(char.IsHighSurrogate(what[LongestName - 1]) ? LongestName - 1 : LongestName)] + "…";
        }

        if (taken.Add(what))
        {
            return what;
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"{what} (step {number})");
        taken.Add(name);
        return name;
    }
}
