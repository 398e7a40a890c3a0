namespace GenMigrate.Tests;

/// <summary>Something that people and programs do to a database over the years.</summary>
internal abstract record Operation;

/// <summary>Another program is deployed: a set of bits says which migrations it has, and which of them were edited.</summary>
internal sealed record Deploy(int Has, int Edited) : Operation
{
    public override string ToString() => $"deploy {Has:b8}{(Edited == 0 ? "" : $", edited {Edited:b8}")}";
}

/// <summary>A run of the program that is deployed.</summary>
internal sealed record Run(TargetKind Kind, int Value, PlanPolicy Policy, bool SingleTransaction, Fault Fault) : Operation
{
    public override string ToString() => $"run {Kind} {Value}"
        + (Policy.OnChanged == ChangePolicy.Warn ? ", warn" : "")
        + (Policy.AllowOutOfOrder ? ", out of order" : "")
        + (SingleTransaction ? ", single transaction" : "")
        + (Fault.Kind == FaultKind.None ? "" : $", {Fault.Kind} in unit {Fault.Unit} at step {Fault.Step}");
}

/// <summary>What goes wrong in a run, in which unit of it, and at which step.</summary>
internal sealed record Fault(FaultKind Kind, int Unit, int Step)
{
    public static Fault None { get; } = new(FaultKind.None, 0, 0);
}

internal enum FaultKind
{
    None,

    /// <summary>The database refuses a step.</summary>
    Failed,

    /// <summary>The process is gone in the middle of a step.</summary>
    Crashed,

    /// <summary>Another runner was faster; nothing is executed, and the plan is made anew.</summary>
    Raced,
}

/// <summary>A person corrects the history.</summary>
internal sealed record Repair(int Version, RepairAction Action) : Operation
{
    public override string ToString() => $"repair {Version} {Action}";
}

/// <summary>A person declares what was there before.</summary>
internal sealed record Baseline(int Version) : Operation
{
    public override string ToString() => $"baseline {Version}";
}

/// <summary>An older tool's row is taken over, without a checksum.</summary>
internal sealed record Adopt(int Version) : Operation
{
    public override string ToString() => $"adopt {Version}";
}
