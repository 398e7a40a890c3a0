using System.Data;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Npgsql;

namespace GenMigrate;

/// <summary>PostgreSQL's error codes (postgresql.org/docs/current/errcodes-appendix.html) as sentences that say what to do.</summary>
internal static partial class PostgreSqlErrors
{
    private const string Role = "role";

    public static MigrationDatabaseException Translate(Exception exception, string place) => new(Sentence(exception, place), exception);

    /// <summary>
    /// Why there is no connection. What the driver says of the settings may hold a value, so it stays unsaid, here and as
    /// the cause.
    /// </summary>
    public static MigrationDatabaseException TranslateOpening(Exception exception, string place) => exception switch
    {
        NpgsqlException or SocketException or TimeoutException or AuthenticationException => Translate(exception, place),
        ObjectDisposedException => new($"The data source of the database {place} has been disposed of. Keep it until the migrations are done."),
        IOException or UnauthorizedAccessException or CryptographicException => new($"A file that the connection string of the database {place} names cannot be read ({exception.GetType().Name}). Check the certificate, its key and the root certificate."),
        _ => new($"A connection to the database {place} cannot be made with these settings ({exception.GetType().Name}). Check the connection string."),
    };

    /// <summary>Whether the driver or the network threw it, so that people get a sentence of ours instead.</summary>
    public static bool IsToTranslate(Exception exception) => exception is NpgsqlException or IOException or SocketException or TimeoutException;

    /// <summary>The same for what was thrown while a connection was used, which may have been lost before.</summary>
    public static bool IsToTranslate(Exception exception, NpgsqlConnection connection) =>
        IsToTranslate(exception) || (IsOfDatabase(exception) && connection.State != ConnectionState.Open);

    /// <summary>Whether there was no connection left to be had; one may be given back soon.</summary>
    public static bool IsOutOfConnections(Exception exception) =>
        Find<PostgresException>(exception) is { } refused
            ? refused.SqlState == PostgresErrorCodes.TooManyConnections || refused.MessageText.Contains("no more connections allowed", StringComparison.Ordinal)
            : Find<NpgsqlException>(exception)?.Message.Contains("pool has been exhausted", StringComparison.Ordinal) == true;

    /// <summary>Why a step failed, in the server's words where it has some.</summary>
    public static string Explain(Exception exception) => exception switch
    {
        PostgresException postgres when IsConnectionLoss(postgres) => $"the server ended the connection: {Reason(postgres)}",
        PostgresException postgres => Reason(postgres),
        NpgsqlOperationInProgressException => "a reader, a COPY or a command of the step's own was still open when the next command came, and a connection does one thing at a time: read all rows first (`ToListAsync`), and dispose every reader",
        NpgsqlException { InnerException: TimeoutException } => "a command took longer than its CommandTimeout",
        NpgsqlException lost => $"the connection was lost ({lost.Message.TrimEnd('.')})",
        _ => StepFailure.WordsOf(exception),
    };

    /// <summary>The server's own words, its code and its hint; its detail stays unsaid, because that holds values.</summary>
    public static string Reason(PostgresException exception)
    {
        // In messages about data, what is quoted is data.
        var message = exception.SqlState.StartsWith("22", StringComparison.Ordinal) ? Quoted().Replace(exception.MessageText, "\"…\"") : exception.MessageText;
        var advice = exception.SqlState switch
        {
            PostgresErrorCodes.LockNotAvailable => " Something else held a lock on it for longer than the migration waits, so that nothing queues up behind the migration (LockTimeoutSeconds).",
            PostgresErrorCodes.QueryCanceled => " It took longer than TimeoutSeconds, or than the server's statement_timeout, or somebody cancelled it.",
            PostgresErrorCodes.AdminShutdown => " Somebody ended the session (pg_terminate_backend), or the server was stopped.",
            "25P03" => " The session's idle_in_transaction_session_timeout is shorter than the step needs.",
            "25P04" => " The session's transaction_timeout is shorter than the migration needs.",
            PostgresErrorCodes.InFailedSqlTransaction => " An earlier error was swallowed by the step's code, but PostgreSQL takes nothing more in that transaction: let the error through, or use a savepoint.",
            PostgresErrorCodes.InsufficientPrivilege when exception.Data[Role] is string role => $" It ran after {role}.",
            PostgresErrorCodes.InvalidTransactionTermination =>
                " It commits by itself, which no transaction around it allows: put it into a migration of its own with Transaction = "
                + "TransactionMode.None, as a step of its own (in a .sql file: -- migrate:no-transaction).",
            _ => "",
        };
        var hint = string.IsNullOrEmpty(exception.Hint) ? "" : $" Hint: {exception.Hint.TrimEnd('.')}.";
        return $"{message.TrimEnd('.')} (SQLSTATE {exception.SqlState}).{hint}{advice}";
    }

    /// <summary>Keeps with an error about rights which role the steps of its migration had taken on.</summary>
    public static void NameRole(PostgresException exception, StepStatement failed)
    {
        var before = failed.Planned.Steps.Take(failed.Index).OfType<SqlStep>().SelectMany(step => step.Statements)
            .Concat(failed.Step.Statements.Take(failed.Number));
        exception.Data[Role] = before.LastOrDefault(SetsRole)?.Text;
    }

    private static bool SetsRole(SqlStatement statement) =>
        SqlFacts.ChangedSetting(statement)?.ToUpperInvariant() is "ROLE" or "SESSION AUTHORIZATION";

    /// <summary>The server's answer in an exception, or in one that the driver threw because of it; null: it gave none.</summary>
    public static PostgresException? AnswerOf(Exception exception) => Find<PostgresException>(exception);

    /// <summary>Whether the connection is of no use any more, so that it is open what became of what was sent.</summary>
    public static bool IsConnectionLoss(Exception exception) => exception switch
    {
        PostgresException postgres => postgres.InvariantSeverity is "FATAL" or "PANIC",
        NpgsqlOperationInProgressException => false,
        NpgsqlException => true,
        IOException or SocketException or ObjectDisposedException => true,
        _ => false,
    };

    /// <summary>Whether the driver threw it about the database, not about how it was called.</summary>
    public static bool IsOfDatabase(Exception exception) => exception is NpgsqlException or IOException or SocketException or TimeoutException or ObjectDisposedException or InvalidOperationException;

    /// <summary>Whether the table is not there, or the schema that it was asked for in.</summary>
    public static bool IsMissingTable(PostgresException exception) => exception.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName;

    /// <summary>Whether others stood in the way, who may be gone by now.</summary>
    public static bool IsInTheWay(Exception exception) => exception is PostgresException
    {
        SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure,
    };

    private static string Sentence(Exception exception, string place) => exception switch
    {
        _ when Find<PostgresException>(exception) is { } postgres => Sentence(postgres, place),
        _ when Find<SocketException>(exception) is { } socket => $"The server of the database {place} cannot be reached ({socket.SocketErrorCode}). Check host and port, that the server runs, and that no firewall is between.",
        _ when Find<TimeoutException>(exception) is not null => $"The server of the database {place} did not answer in time, or all connections of the pool are in use (a run takes two). Check host and port, firewalls, and the pool's size.",
        _ when Find<AuthenticationException>(exception) is { } tls => $"The connection to the database {place} could not be encrypted: {tls.Message} Check the SSL mode and the root certificate.",
        NpgsqlException { InnerException: null } when exception.Message.Contains("suitable host", StringComparison.Ordinal) => $"None of the servers of the database {place} is one that migrations can be run on: they are standbys, or read-only. Add the primary to the connection string.",
        _ => $"The connection to the database {place} failed or was lost: {exception.Message.TrimEnd('.')}. Run again; the history says how far it came.",
    };

    private static string Sentence(PostgresException exception, string place) => exception.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword => $"The server refused the password for the database {place}. Check the user and the password.",
        PostgresErrorCodes.InvalidAuthorizationSpecification => $"The server does not let this user connect to the database {place}. Check the user, the SSL mode, and the server's pg_hba.conf.",
        PostgresErrorCodes.InvalidCatalogName => $"The database {place} does not exist. Create it (createdb), or correct the name.",
        PostgresErrorCodes.TooManyConnections => $"The server of the database {place} has no connection left. Raise max_connections, end connections, or put a pooler between.",
        PostgresErrorCodes.CannotConnectNow => $"The server of the database {place} is starting up or shutting down. Run again in a moment.",
        PostgresErrorCodes.InsufficientPrivilege => $"This user may not do that in the database {place}: {exception.MessageText}. {PostgreSqlGrants.Advice}",
        PostgresErrorCodes.ReadOnlySqlTransaction => $"The database {place} is read-only: it is a standby, or default_transaction_read_only is on. Connect to the primary (Target Session Attributes=primary), or take the setting back.",
        PostgresErrorCodes.ProtocolViolation when exception.MessageText.Contains("startup parameter", StringComparison.Ordinal) =>
            $"A pooler before the database {place} refuses the connection: {exception.MessageText}. Take that setting out of the connection string (for a search path: MigrationRunnerOptions.Schema, or ALTER ROLE … SET search_path), or allow it in the pooler.",
        ['2' or '5', '5' or '7', 'P', ..] when IsConnectionLoss(exception) => $"The server ended the connection to the database {place}: {Reason(exception)} Run again; the history says how far it came.",
        _ => $"The database {place} reports an error: {Reason(exception)}",
    };

    // With several hosts, the driver gives an error of each.
    private static T? Find<T>(Exception? exception)
        where T : Exception => exception switch
    {
        null => null,
        T found => found,
        AggregateException several => several.InnerExceptions.Select(Find<T>).FirstOrDefault(found => found is not null),
        _ => Find<T>(exception.InnerException),
    };

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();
}
