using MongoDB.Bson;

namespace HiringStages;

/// <summary>The fields of the seven stages.</summary>
internal static class Stages
{
    public static IEnumerable<int> Numbers => Enumerable.Range(1, 7);

    /// <summary>Each stage's status and feedback, as they are in an application that nobody has looked at.</summary>
    public static IReadOnlyList<BsonElement> Fields { get; } =
    [
        .. Numbers.Select(number => new BsonElement($"stages.stage{number}_status", "pending")),
        .. Numbers.Select(number => new BsonElement($"stages.stage{number}_feedback", BsonNull.Value)),
    ];

    public static string AssignedTo(int number) => $"stages.stage{number}_assigned_to";

    public static string AssignedToIndex(int number) => $"stage{number}_assigned_to_idx";
}
