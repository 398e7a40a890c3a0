using MongoDB.Driver;

namespace GenMigrate;

/// <summary>What a step of code works with.</summary>
public sealed class MongoMigrationContext
{
    private readonly Action<long, long?, string?> _report;

    internal MongoMigrationContext(IMongoDatabase database, IClientSessionHandle? session, MigrationSettings settings, Action<long, long?, string?> report)
    {
        Database = database;
        Session = session;
        Services = settings.Services;
        Clock = settings.Clock;
        _report = report;
    }

    /// <summary>The database.</summary>
    public IMongoDatabase Database { get; }

    /// <summary>
    /// The session whose transaction is open: hand it to every operation, or that operation takes no part in the
    /// transaction. Null where there is none (<c>outsideTransaction</c>, or a server without transactions). Must not be ended.
    /// </summary>
    public IClientSessionHandle? Session { get; }

    /// <summary>The services that the runner was given.</summary>
    public IServiceProvider? Services { get; }

    /// <summary>Where the time comes from.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Says how far the step is.</summary>
    /// <param name="done">How much is done, in units of the step's own.</param>
    /// <param name="total">How much there is to do, in the same units; null: unknown.</param>
    /// <param name="message">What people shall read.</param>
    public void Report(long done, long? total = null, string? message = null) => _report(done, total, message);
}
