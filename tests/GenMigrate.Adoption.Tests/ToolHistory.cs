namespace GenMigrate.Adoption.Tests;

/// <summary>
/// A database that a tool has migrated: the first run refuses and names the table, adopting it takes over what was applied,
/// the second time nothing changes, and only what is new runs.
/// </summary>
internal static class ToolHistory
{
    public static async Task AssertAdoptedAsync(Func<IMigrationDatabase> connect, string tool, string table, string column, string expected, bool hasTimes, string? others = null)
    {
        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => RunAsync(connect, runner => runner.MigrateAsync()));
        Assert.Contains($"'{table}', the history of {tool};", refusal.Message, StringComparison.OrdinalIgnoreCase);

        var adoption = await RunAsync(connect, runner => runner.AdoptAsync(table));
        Assert.Equal((tool, column), (adoption.Tool, adoption.Column));
        Assert.Equal(expected, string.Join(", ", adoption.Adopted.Select(entry => FormattableString.Invariant($"{entry.Version} {entry.Match}"))));
        Assert.All(adoption.Entries.Except(adoption.Adopted), entry => Assert.Equal(others, entry.Outcome.ToString()));
        Assert.All(adoption.Adopted, entry => Assert.Equal(hasTimes, entry.AppliedAt is not null));

        Assert.Empty((await RunAsync(connect, runner => runner.AdoptAsync(table))).Adopted);
        Assert.Equal([3L], (await RunAsync(connect, runner => runner.MigrateAsync())).Results.Select(result => result.Version));
        Assert.True(await RunAsync(connect, runner => runner.IsUpToDateAsync()));
    }

    private static async Task<T> RunAsync<T>(Func<IMigrationDatabase> connect, Func<MigrationRunner, Task<T>> run)
    {
        await using var database = connect();
        return await run(new MigrationRunner(GeneratedMigrations.ToolsRegistry, database));
    }
}
