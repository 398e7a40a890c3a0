namespace GenMigrate.PostgreSql.Tests;

/// <summary>
/// Tests that listen to all traces of the process, and tests that count round trips: a trace that is recorded has the steps
/// sent one by one, whoever's run it is. So these do not run at the same time.
/// </summary>
internal static class Watchers
{
    public const string Collection = nameof(Watchers);
}
