namespace GenMigrate;

/// <summary>Where a plan shall lead.</summary>
public sealed record MigrationTarget
{
    private MigrationTarget(TargetKind kind, long value)
    {
        Kind = kind;
        Value = value;
    }

    /// <summary>The highest version that the registry knows; never rolls back.</summary>
    public static MigrationTarget Latest { get; } = new(TargetKind.Latest, long.MaxValue);

    internal TargetKind Kind { get; }

    internal long Value { get; }

    /// <summary>Up to and with <paramref name="version"/>; never rolls back.</summary>
    public static MigrationTarget UpTo(long version) => new(TargetKind.UpTo, version);

    /// <summary>Either way, until <paramref name="version"/> is the highest applied one; 0: nothing is applied.</summary>
    public static MigrationTarget To(long version) => new(TargetKind.To, version);

    /// <summary>Rolls back all above <paramref name="version"/>, which stays applied; 0: all.</summary>
    public static MigrationTarget DownTo(long version) => new(TargetKind.DownTo, version);

    /// <summary>Rolls back the <paramref name="steps"/> highest applied versions.</summary>
    public static MigrationTarget Back(int steps) => new(TargetKind.Back, steps);

    /// <summary>Rolls back all above <paramref name="floor"/>, which need not be a version of anything.</summary>
    internal static MigrationTarget Above(long floor) => new(TargetKind.Above, floor);
}

internal enum TargetKind
{
    Latest,
    UpTo,
    To,
    DownTo,
    Back,
    Above,
}
