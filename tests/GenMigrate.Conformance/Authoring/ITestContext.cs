namespace GenMigrate.Conformance;

/// <summary>What a neutral step of code works with.</summary>
public interface ITestContext
{
    /// <summary>The provider's own context.</summary>
    object Native { get; }

    IServiceProvider? Services { get; }

    TimeProvider Clock { get; }

    /// <summary>Adds a value to a thing, in the migration's transaction.</summary>
    Task InsertAsync(string thing, string value, CancellationToken cancellationToken = default);

    /// <summary>How many values a thing has, as the migration's transaction sees it.</summary>
    Task<long> CountAsync(string thing, CancellationToken cancellationToken = default);

    void Report(long done, long? total = null, string? message = null);
}
