using System.Text;
using MongoDB.Bson;
using MongoDB.Driver;

namespace GenMigrate;

/// <summary>The driver's and the server's errors as sentences that say what to do, without values and without credentials.</summary>
internal static class MongoErrors
{
    /// <summary>The words for an error of a step.</summary>
    public static string Reason(Exception exception, string? collection, string server) => exception switch
    {
        MongoWriteException { WriteError: { } error } => Write(error.Code, error.Message, error.Details, collection),
        MongoBulkWriteException { WriteErrors: [var error, ..] } => Write(error.Code, error.Message, error.Details, collection),
        MongoWriteFailure failure => Write(failure.Code, failure.Message, failure.Details, collection),
        MongoWriteConcernException => NotConfirmed,
        MongoExecutionTimeoutException => "the server stopped it at its time limit (TimeoutSeconds)",
        MongoException or TimeoutException { InnerException: null } when IsUnreachable(exception) => In(collection) + Unreachable(exception, server),
        MongoCommandException command => Command(command.Code, command.ErrorMessage, command.Result, collection),
        _ => StepFailure.WordsOf(exception),
    };

    /// <summary>The error for a database that cannot be read, written or reached.</summary>
    public static MigrationDatabaseException Translate(Exception exception, string server) => new(exception switch
    {
        _ when IsUnreachable(exception) => Sentence(Unreachable(exception, server)),
        _ => $"The database on {server} reports an error: {Sentence(Reason(exception, null, server))}",
    }, exception);

    /// <summary>Whether it is the driver's or the server's word, and no bug of ours.</summary>
    public static bool IsOfDatabase(Exception exception) => exception is MongoException or TimeoutException;

    /// <summary>
    /// Whether an error says for certain that a command that works as a whole has had no effect. What a primary that stepped
    /// down was interrupted in may yet be carried on by the next one.
    /// </summary>
    public static bool IsCertain(Exception exception) =>
        exception is InvalidOperationException || (exception is MongoCommandException command and not (MongoWriteConcernException or MongoNodeIsRecoveringException) && command.Code != MongoErrorCodes.MaxTimeMSExpired);

    /// <summary>Whether the server has not even begun: it does not know the command, cannot read it, or the user may not do it.</summary>
    public static bool IsRefusal(Exception exception) => exception switch
    {
        MongoCommandException command => Refusals.Contains(command.Code),
        MongoWriteException { WriteError: { } error } => Refusals.Contains(error.Code),
        MongoWriteFailure failure => Refusals.Contains(failure.Code),
        _ => false,
    };

    /// <summary>Whether the server says that repeating the whole transaction may help.</summary>
    public static bool IsTransient(Exception exception) => HasLabel(exception, "TransientTransactionError");

    /// <summary>Whether a commit was sent and nobody knows what came of it.</summary>
    public static bool IsUnknownCommit(Exception exception) => HasLabel(exception, "UnknownTransactionCommitResult");

    private static readonly HashSet<int> Refusals =
    [
        MongoErrorCodes.FailedToParse, MongoErrorCodes.Unauthorized, MongoErrorCodes.CommandNotFound, MongoErrorCodes.InvalidOptions,
        MongoErrorCodes.CommandNotSupported, MongoErrorCodes.MissingField, MongoErrorCodes.UnknownField,
    ];

    private const string NotConfirmed = "it was not confirmed by a majority of the replica set within 30 seconds. Check the members that are down";

    private static bool HasLabel(Exception? exception, string label) =>
        exception is not null && ((exception is MongoException mongo && mongo.HasErrorLabel(label)) || HasLabel(exception.InnerException, label));

    private static bool IsUnreachable(Exception exception) => exception is MongoConnectionException or MongoAuthenticationException or MongoNotPrimaryException
        or MongoNodeIsRecoveringException or MongoConnectionPoolPausedException or TimeoutException
        || exception is MongoCommandException { Code: MongoErrorCodes.Unauthorized or MongoErrorCodes.AuthenticationFailed };

    private static string Unreachable(Exception exception, string server) => exception switch
    {
        MongoAuthenticationException or { InnerException: MongoAuthenticationException } or MongoCommandException { Code: MongoErrorCodes.AuthenticationFailed } =>
            $"the server {server} refused the user or the password. Check both, and authSource, in the connection string",
        MongoCommandException { Code: MongoErrorCodes.Unauthorized } =>
            "the user has not the rights that this takes. Migrations need readWrite and dbAdmin on the database",
        TimeoutException => $"no primary could be reached on {server}. Check that the server runs, that the address and replica set's name are right, and that a primary is elected",
        MongoNotPrimaryException or MongoNodeIsRecoveringException => $"the server {server} is not the primary any more. Wait until a new one is elected, then run again",
        _ => $"the connection to {server} was lost or could not be made. Check that the server runs and can be reached, then run again",
    };

    private static string Write(int code, string message, BsonDocument? details, string? collection) => code switch
    {
        MongoErrorCodes.DuplicateKey => Duplicate(message, collection),
        MongoErrorCodes.DocumentValidationFailure => Invalid(details, collection),
        _ => In(collection) + WithoutValues(message),
    };

    private static string Command(int code, string message, BsonDocument? result, string? collection) => code switch
    {
        MongoErrorCodes.DuplicateKey => Duplicate(message, collection),
        MongoErrorCodes.DocumentValidationFailure => Invalid(result?.GetValue("errInfo", BsonNull.Value) as BsonDocument, collection),
        MongoErrorCodes.TransactionExceededLifetimeLimitSeconds => In(collection) + "the transaction took longer than the server lets one live (60 seconds by default). Split the migration, or change the documents in batches (SetField, UpdateInBatches)",

        // In braces are two specifications of indexes, to be compared.
        MongoErrorCodes.IndexOptionsConflict or MongoErrorCodes.IndexKeySpecsConflict =>
            $"{In(collection)}{message} (MongoDB error {code})",
        _ => $"{In(collection)}{WithoutValues(message)} (MongoDB error {code})",
    };

    private static string Duplicate(string message, string? collection)
    {
        const string Marker = "index: ";
        var start = message.IndexOf(Marker, StringComparison.Ordinal);
        var index = start < 0 ? null : message[(start + Marker.Length)..].Split(' ', 2)[0];
        return $"{In(collection)}two documents have the same key in the unique index{(index is null ? "" : $" '{index}'")}. Find them with an aggregation that groups by the index's fields, and correct one of each pair";
    }

    private static string Invalid(BsonDocument? details, string? collection)
    {
        var rules = new SortedSet<string>(StringComparer.Ordinal);
        Collect(details, rules);
        return $"{In(collection)}a document does not match the validator{(rules.Count == 0 ? "" : $" ({string.Join(", ", rules)})")}. Find such documents with db.getCollection(…).find({{ $nor: [ <validator> ] }})";
    }

    // What the server says of a document that fails also holds its values; only the names of fields and rules are taken.
    private static void Collect(BsonValue? value, SortedSet<string> rules)
    {
        switch (value)
        {
            case BsonArray array:
                foreach (var item in array)
                {
                    Collect(item, rules);
                }

                break;
            case BsonDocument document:
                if (document.GetValue("propertyName", BsonNull.Value) is BsonString property)
                {
                    rules.Add($"field '{property.Value}'");
                }

                if (document.GetValue("missingProperties", BsonNull.Value) is BsonArray missing)
                {
                    rules.UnionWith(missing.Select(name => $"missing '{name}'"));
                }

                foreach (var name in new[] { "details", "schemaRulesNotSatisfied", "propertiesNotSatisfied" })
                {
                    Collect(document.GetValue(name, BsonNull.Value), rules);
                }

                break;
        }
    }

    private static string In(string? collection) => collection is null ? "" : $"collection '{collection}': ";

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..].TrimEnd('.') + ".";

    // The server quotes documents in braces.
    private static string WithoutValues(string message)
    {
        var text = new StringBuilder();
        var depth = 0;
        foreach (var character in message)
        {
            depth -= character == '}' && depth > 0 ? 1 : 0;
            if (depth == 0)
            {
                text.Append(character);
            }

            if (character == '{' && depth++ == 0)
            {
                text.Append('…');
            }
        }

        return text.ToString();
    }
}
