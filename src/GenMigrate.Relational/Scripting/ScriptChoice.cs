namespace GenMigrate;

/// <summary>How a script leaves out what is applied already where it is run.</summary>
internal abstract class ScriptChoice
{
    /// <summary>A statement that fails, with all reasons at once, where a runner would refuse to migrate.</summary>
    /// <param name="last">The last version that the script may apply.</param>
    public abstract string Check(long last);

    /// <summary>Before a part that is left out unless a condition holds when the script gets there. Lines, as they are.</summary>
    public abstract string If(string condition);

    /// <summary>After that part. Lines, as they are.</summary>
    public abstract string EndIf { get; }
}
