namespace GenMigrate.Cli.Tests;

public sealed class WordsTests
{
    [Fact]
    public void Every_state_problem_and_action_has_a_word_of_its_own()
    {
        AssertDistinct(Enum.GetValues<MigrationState>().Select(Words.Of));
        AssertDistinct(Enum.GetValues<MigrationProblemKind>().Select(Words.Of));
        AssertDistinct(Enum.GetValues<RepairAction>().Select(Words.Of));
        AssertDistinct(Enum.GetValues<AdoptionOutcome>().Select(Words.Of));
    }

    private static void AssertDistinct(IEnumerable<string> words)
    {
        var all = words.ToList();
        Assert.Equal(all.Distinct(), all);
        Assert.All(all, word => Assert.Matches("^[a-z_]+$", word));
    }
}
