using System.Text;

namespace GenMigrate.Tests;

/// <summary>All migrations that were ever written, in ascending order from version 1, and what happened with them.</summary>
internal sealed record Scenario(IReadOnlyList<TestMigration> Universe, IReadOnlyList<Operation> Operations)
{
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var migration in Universe)
        {
            text.Append('\n').Append(migration.Version).Append(": ").Append(migration.Flags)
                .Append("; up ").AppendJoin(", ", migration.Up.Select(Describe))
                .Append("; down ").AppendJoin(", ", migration.Down.Select(Describe));
        }

        return text.Append("\n- ").AppendJoin("\n- ", Operations).Append('\n').ToString();
    }

    private static string Describe(TestStep step) => step.IsTransactional ? step.Hash : step.IsRepeatable ? step.Hash + " (repeatable)" : step.Hash + " (alone)";
}
