namespace GenMigrate;

/// <summary>One step of a planned migration.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Name">Its name.</param>
/// <param name="Done">Whether an earlier attempt has done it, so that it will not be repeated.</param>
/// <param name="Transactional">Whether the database takes it in a transaction.</param>
/// <param name="Text">What will be executed; null where the step is code.</param>
internal sealed record PlanStep(int Number, string Name, bool Done, bool Transactional, string? Text);
