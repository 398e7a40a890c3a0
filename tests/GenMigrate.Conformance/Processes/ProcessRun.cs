namespace GenMigrate.Conformance;

/// <summary>What a process is asked to do, as a line of JSON.</summary>
public sealed record ProcessRun
{
    /// <summary>The database (<see cref="TestDatabase.Address"/>).</summary>
    public required string Address { get; init; }

    /// <summary>The migrations, by name (<see cref="ConformanceProvider.Scenario"/>).</summary>
    public required string Scenario { get; init; }

    /// <summary>Null: to the head; otherwise that version is the target, in either direction.</summary>
    public long? Target { get; init; }

    /// <summary>Whether the scenario's seeds run too, after its migrations.</summary>
    public bool Seeds { get; init; }

    /// <summary>The number of the progress event, from 0, at which the process kills itself; null: never.</summary>
    public int? KillAt { get; init; }

    /// <summary>The number of the progress event, from 0, at which the process stops itself until it gets a SIGCONT; null: never.</summary>
    public int? StopAt { get; init; }

    /// <summary>The name of the assembly that the process pretends to have been started with: a tool's; null: its own.</summary>
    public string? EntryAssembly { get; init; }

    /// <summary>Whether each step is told of when it is done (<see cref="MigrationRunnerOptions.WatchSteps"/>).</summary>
    public bool WatchSteps { get; init; } = true;

    public TimeSpan LockWait { get; init; } = TimeSpan.FromSeconds(60);

    public TimeSpan LeaseTime { get; init; } = TimeSpan.FromSeconds(20);
}
