namespace GenMigrate.Tests;

public sealed class HistoryStatesTests
{
    [Fact]
    public void Every_state_is_read_back_from_its_word() =>
        Assert.All(Enum.GetValues<HistoryState>(), state => Assert.Equal(state, HistoryStates.ParseState(state.ToStored())));

    [Fact]
    public void The_stored_words_are_those_of_the_design()
    {
        Assert.Equal(["running", "applied", "failed", "reverting", "rolled_back", "baseline"], Enum.GetValues<HistoryState>().Select(HistoryStates.ToStored));
        Assert.Equal(["migration", "seed"], Enum.GetValues<MigrationKind>().Select(HistoryStates.ToStored));
        Assert.Equal(["up", "down"], Enum.GetValues<MigrationDirection>().Select(HistoryStates.ToStored));
    }

    [Theory]
    [InlineData("Applied")]
    [InlineData("paused")]
    [InlineData("")]
    [InlineData(null)]
    public void Another_word_is_no_state(string? stored) => Assert.Null(HistoryStates.ParseState(stored));
}
