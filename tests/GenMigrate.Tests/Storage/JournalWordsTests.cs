namespace GenMigrate.Tests;

public sealed class JournalWordsTests
{
    [Fact]
    public void Every_action_has_a_word_that_means_it()
    {
        Assert.All(Enum.GetValues<JournalAction>(), action => Assert.Equal(action, HistoryStates.ParseAction(action.ToStored())));
        Assert.All(Enum.GetValues<MigrationKind>(), kind => Assert.Equal(kind, HistoryStates.ParseKind(kind.ToStored())));
        Assert.All(Enum.GetValues<MigrationDirection>(), direction => Assert.Equal(direction, HistoryStates.ParseDirection(direction.ToStored())));
    }

    [Fact]
    public void Another_word_is_none_of_them()
    {
        Assert.Null(HistoryStates.ParseAction("dance"));
        Assert.Null(HistoryStates.ParseKind("Seed"));
        Assert.Null(HistoryStates.ParseDirection("sideways"));
    }
}
