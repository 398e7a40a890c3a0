namespace GenMigrate;

/// <summary>What is known of an object: it is there as described, it is absent, or nobody knows.</summary>
internal readonly struct Lookup<T>
    where T : class
{
    private Lookup(T? value, bool isUnknown)
    {
        Value = value;
        IsUnknown = isUnknown;
    }

    /// <summary>The object; null where it is absent or unknown.</summary>
    public T? Value { get; }

    /// <summary>Whether it may be there, but nobody knows in which form.</summary>
    public bool IsUnknown { get; }

    public bool IsAbsent => Value is null && !IsUnknown;

    public static Lookup<T> Unknown => new(null, isUnknown: true);

    public static Lookup<T> Of(T? value) => new(value, isUnknown: false);
}
