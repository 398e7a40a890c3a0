namespace GenMigrate;

/// <summary>All verbs, in the order in which help shows them.</summary>
internal static class VerbList
{
    public static IReadOnlyList<string> Names { get; } = ["status", "up", "down", "to", "redo", "plan", "script", "validate", "history", "repair", "baseline", "seed", "setup", "reset", "lock", "new"];

    /// <summary>Makes the verb of a name or an alias; a switch, as it makes nothing else.</summary>
    public static Verb? Find(string name) => name switch
    {
        "status" => new StatusVerb(),
        "up" or "migrate" => new UpVerb(),
        "down" or "rollback" => new DownVerb(),
        "to" => new ToVerb(),
        "redo" => new RedoVerb(),
        "plan" => new PlanVerb(),
        "script" => new ScriptVerb(),
        "validate" => new ValidateVerb(),
        "history" => new HistoryVerb(),
        "repair" => new RepairVerb(),
        "baseline" => new BaselineVerb(),
        "seed" => new SeedVerb(),
        "setup" => new SetupVerb(),
        "reset" => new ResetVerb(),
        "lock" => new LockVerb(),
        "new" => new NewVerb(),
        _ => null,
    };

    public static Verb[] All() => [.. Names.Select(name => Find(name)!)];
}
