namespace GenMigrate.Conformance;

/// <summary>
/// The class's tests need a server whose address is in an environment variable. Without it they are skipped; where
/// <c>CI</c> is set they run all the same, and so fail, because a server that nobody started must not look like success.
/// </summary>
/// <param name="variable">The environment variable.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresServerAttribute(string variable) : Attribute
{
    public string Variable { get; } = variable;
}
