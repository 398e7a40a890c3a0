namespace GenMigrate.Tests;

public sealed class JournalWordsTests
{
    [Fact]
    public void Every_action_has_a_word_that_means_it()
    {
        Assert.All(Enum.GetValues<JournalAction>(), action => Assert.Equal(action, HistoryStates.ParseAction(action.ToStored())));
        Assert.All(Enum.GetValues<MigrationKind>(), kind => Assert.Equal(kind, HistoryStates.ParseKind(kind.ToStored())));
    }

    [Fact]
    public void A_word_of_a_newer_version_says_what_to_do() =>
        Assert.Equal("The journal has the action 'dance', which this version of GenMigrate does not know. Update the program.", Assert.Throws<MigrationDatabaseException>(() => HistoryStates.ParseAction("dance")).Message);
}
