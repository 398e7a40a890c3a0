namespace JobBoard;

/// <summary>What the administrator's account is made with, from the program's configuration.</summary>
/// <param name="Password">Null where the configuration has none; only development does without.</param>
internal sealed record AdministratorSettings(string? Password);
