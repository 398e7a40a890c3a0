namespace HiringStages;

/// <summary>The fields of the seven stages.</summary>
internal static class Stages
{
    public static IEnumerable<int> Numbers => Enumerable.Range(1, 7);

    public static IReadOnlyList<string> Statuses { get; } = [.. Numbers.Select(number => $"stage{number}_status")];

    public static IReadOnlyList<string> Feedbacks { get; } = [.. Numbers.Select(number => $"stage{number}_feedback")];

    public static string AssignedTo(int number) => $"stages.stage{number}_assigned_to";

    public static string AssignedToIndex(int number) => $"stage{number}_assigned_to_idx";
}
