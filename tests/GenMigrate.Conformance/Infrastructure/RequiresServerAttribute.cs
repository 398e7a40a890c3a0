namespace GenMigrate.Conformance;

/// <summary>
/// The class's tests need a server whose address is in an environment variable. Without it they are skipped; where
/// <c>CI</c> is set they run all the same, and so fail, because a server that nobody started must not look like success.
/// </summary>
/// <param name="variable">The environment variable.</param>
/// <param name="finder">An <see cref="IServerFinder"/> for tests that can also start a server themselves.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresServerAttribute(string variable, Type? finder = null) : Attribute
{
    public string Variable { get; } = variable;

    public Type? Finder { get; } = finder;
}
