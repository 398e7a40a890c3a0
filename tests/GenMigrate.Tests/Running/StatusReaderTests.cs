namespace GenMigrate.Tests;

public sealed class StatusReaderTests : PlanningTests
{
    [Fact]
    public void An_entry_has_the_programs_words_and_the_databases_facts()
    {
        var at = FixedClock.Instance.GetUtcNow();
        var row = Rows.Applied(One) with { Name = "OldName", Description = "old", AppliedAt = at, ExecutionTimeMs = 1500, AppliedBy = "host", ErrorMessage = "no" };

        Assert.Equal(
            new MigrationStatusEntry(1, "M1", MigrationState.Applied, at, TimeSpan.FromSeconds(1.5), "no") { Description = "new", AppliedBy = "host" },
            Status([One with { Description = "new" }], row).Entries.Single());
    }

    [Fact]
    public void A_pending_entry_has_no_facts() =>
        Assert.Equal(new MigrationStatusEntry(1, "M1", MigrationState.Pending, null, null, null), Status([One]).Entries.Single());

    [Fact]
    public void An_unknown_entry_has_the_databases_words() =>
        Assert.Equal(
            new MigrationStatusEntry(1, "OldName", MigrationState.Newer, null, null, null) { Description = "old" },
            Status([], Rows.Applied(One) with { Name = "OldName", Description = "old" }).Entries.Single());
}
