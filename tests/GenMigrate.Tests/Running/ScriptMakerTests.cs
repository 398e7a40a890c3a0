namespace GenMigrate.Tests;

public sealed class ScriptMakerTests
{
    [Fact]
    public async Task A_database_without_scripts_says_so()
    {
        await using var database = new TestDatabase();
        var refusal = Assert.Throws<MigrationException>(() => new MigrationRunner(new MigrationRegistry(null, null, null), database).Script());

        Assert.Equal("Migrations of Test cannot be written as a script: it has no tool that would run it as the runner does. Use `up`.", refusal.Message);
    }
}
