namespace GenMigrate;

/// <summary>What the program gave to the command line, and where it writes.</summary>
/// <param name="Registries">What the program knows.</param>
/// <param name="Connect">Gives the database of a registry.</param>
/// <param name="TakesConnection">Whether <paramref name="Connect"/> makes a database, for <c>--connection</c>, that has to be disposed.</param>
/// <param name="Options">The program's own options.</param>
/// <param name="Console">Where it reads and writes.</param>
internal sealed record CommandHost(
    IReadOnlyList<MigrationRegistry> Registries,
    Func<MigrationRegistry, string?, IMigrationDatabase> Connect,
    bool TakesConnection,
    MigrationRunnerOptions? Options,
    CommandConsole Console)
{
    /// <summary>The command line.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];
}
