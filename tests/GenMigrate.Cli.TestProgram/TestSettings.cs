namespace GenMigrate.Cli.TestProgram;

/// <summary>The environment variables that tell the program what to do.</summary>
public static class TestSettings
{
    public const string Database = "TEST_DATABASE";

    /// <summary>The registry to use; without it the program has two, and takes a connection string.</summary>
    public const string Registry = "TEST_REGISTRY";

    /// <summary>The file that gets the names of the assemblies that were loaded.</summary>
    public const string LoadedList = "TEST_LOADED_LIST";

    /// <summary>What a migration that waits says, once it waits.</summary>
    public const string AtWork = "at work";
}
