namespace GenMigrate;

/// <summary>
/// Makes a console program the command line of its migrations: <c>status</c>, <c>up</c>, <c>down</c> and the others;
/// <c>--help</c> lists them.
/// </summary>
/// <remarks>
/// Exit codes: 0 done; 1 failed; 2 wrong usage; 3 something is pending or wrong (<c>status --check</c>, <c>validate</c>);
/// 4 done, but output was lost (a full disk, a closed stream); 130 and 143 stopped by SIGINT and SIGTERM. Errors are
/// written, not thrown.
/// </remarks>
public static class MigrationCommand
{
    /// <summary>Runs one command on a database that the program has chosen.</summary>
    /// <param name="args">The program's arguments.</param>
    /// <param name="registry">What the program knows: <c>GeneratedMigrations.Registry</c>.</param>
    /// <param name="database">The database, which stays the caller's to dispose.</param>
    /// <param name="options">Null: the defaults. Not changed; the command line and the environment win over it.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(string[] args, MigrationRegistry registry, IMigrationDatabase database, MigrationRunnerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(database);
        MigrationRegistry[] registries = [registry];
        return CommandRunner.RunAsync(args, new CommandHost(registries, (_, _) => database, TakesConnection: false, options, new CommandConsole()));
    }

    /// <summary>Runs one command on the database of one of several registries, or on one named by <c>--connection</c>.</summary>
    /// <param name="args">The program's arguments.</param>
    /// <param name="registries">
    /// What the program knows: <c>GeneratedMigrations.All</c>. <c>--registry NAME</c> chooses; without it the default
    /// registry is meant, or, where that is empty, the only one that is not.
    /// </param>
    /// <param name="connect">
    /// Gives the database of a registry; called only when it is needed. The second argument is what <c>--connection</c>
    /// says, or else the environment variables <c>GENMIGRATE_CONNECTION_NAME</c> (for the registry <c>name</c>),
    /// <c>GENMIGRATE_CONNECTION</c>, or <c>DATABASE_URL</c> or <c>MONGODB_URL</c> (only for the default registry, or the
    /// program's only one); null where none does. The command disposes what it gets.
    /// </param>
    /// <param name="options">Null: the defaults. Not changed; the command line and the environment win over it.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(string[] args, IReadOnlyList<MigrationRegistry> registries, Func<MigrationRegistry, string?, IMigrationDatabase> connect, MigrationRunnerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(registries);
        ArgumentNullException.ThrowIfNull(connect);
        return CommandRunner.RunAsync(args, new CommandHost(registries, connect, TakesConnection: true, options, new CommandConsole()));
    }
}
