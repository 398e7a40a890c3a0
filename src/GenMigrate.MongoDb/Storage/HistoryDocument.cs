using System.Globalization;
using MongoDB.Bson;

namespace GenMigrate;

/// <summary>Rows of the history and entries of the journal as documents. Pure.</summary>
internal static class HistoryDocument
{
    // Fields that only GenMigrate's own words may be in.
    private static readonly HashSet<string> Own =
        ["checksum", "state", "direction", "stepsDone", "stepHashes", "fence", "registry", "kind"];

    /// <summary>The identity of a version's document, unless an older tool made it.</summary>
    public static BsonDocument Id(HistoryRow row) => new() { { "registry", row.Registry }, { "kind", row.Kind.ToStored() }, { "version", row.Version } };

    /// <summary>What every document of a row says, whoever made it. Readers of an older tool's collection find the version here.</summary>
    public static BsonDocument Fields(HistoryRow row) => new()
    {
        { "version", row.Version },
        { "name", row.Name },
        { "description", Text(row.Description) },
        { "checksum", Text(row.Checksum) },
        { "state", row.State.ToStored() },
        { "direction", row.Direction.ToStored() },
        { "stepsDone", row.StepsDone },
        { "stepHashes", row.StepHashes is { } hashes ? new BsonArray(hashes.Split('\n')) : BsonNull.Value },
        { "appliedAt", Time(row.AppliedAt) },
        { "executionTime", row.ExecutionTimeMs is { } milliseconds ? (BsonValue)milliseconds : BsonNull.Value },
        { "error", Text(row.ErrorMessage) },
        { "rolledBackAt", Time(row.RolledBackAt) },
        { "appliedBy", Text(row.AppliedBy) },
        { "fence", row.Token },
    };

    /// <summary>
    /// What is written into an older tool's document: what differs from what was read there, so that a value stays that
    /// says the same in another way, or that nobody here can read. What has to give way is kept under <c>replaced</c>.
    /// </summary>
    public static BsonDocument Completion(BsonDocument document, HistoryRow found, HistoryRow row)
    {
        var before = Fields(found);
        var isForeign = IsForeign(document);
        var fields = Fields(row).AddRange(new BsonDocument { { "registry", row.Registry }, { "kind", row.Kind.ToStored() } });
        var changes = new BsonDocument(fields.Where(field =>
            field.Name == "fence"
            || !document.Contains(field.Name)
            || before.GetValue(field.Name, null) != field.Value
            || (isForeign && Own.Contains(field.Name))));
        var replaced = new BsonDocument(document.Where(old => isForeign && changes.Contains(old.Name) && changes[old.Name] != old.Value));
        return replaced.ElementCount == 0 ? changes : changes.Add("replaced", replaced);
    }

    /// <summary>A journal entry.</summary>
    public static BsonDocument Entry(JournalEntry entry) => new()
    {
        { "at", Time(entry.At) },
        { "registry", entry.Registry },
        { "kind", entry.Kind.ToStored() },
        { "version", entry.Version },
        { "action", entry.Action.ToStored() },
        { "outcome", entry.Outcome },
        { "executionTime", (long)entry.Duration.TotalMilliseconds },
        { "error", Text(entry.ErrorMessage) },
        { "doneBy", entry.DoneBy },
        { "affected", entry.Affected.Count == 0 ? BsonNull.Value : new BsonArray(entry.Affected.Select(count => (BsonValue?)count ?? BsonNull.Value)) },
    };

    /// <summary>The entry of a journal's document.</summary>
    public static JournalEntry ReadEntry(BsonDocument document, string collection)
    {
        var entry = new StoredDocument(document, collection, StoredDocument.Whole(document.GetValue("version", BsonNull.Value)));
        return new JournalEntry(
            entry.TimeOrNull("at") ?? throw entry.Unreadable("at", "a date"),
            entry.Text("registry"),
            entry.Word("kind", HistoryStates.ParseKind, "'migration' or 'seed'"),
            entry.Number("version"),
            entry.Word("action", HistoryStates.ParseAction, "a known action"),
            entry.Text("outcome") == JournalEntry.Done,
            TimeSpan.FromMilliseconds(entry.Number("executionTime")),
            entry.TextOrNull("error"),
            entry.Text("doneBy"))
        {
            Affected = entry.Counts("affected"),
        };
    }

    /// <summary>Whether the document is one of an older tool that has not been completed.</summary>
    public static bool IsForeign(BsonDocument document) => document["_id"] is not BsonDocument && !document.Contains("kind");

    /// <summary>The row of a document of ours, or of an older tool's that has been completed.</summary>
    public static HistoryRow Read(BsonDocument document, string registry, MigrationKind kind, string collection)
    {
        var isOwn = document["_id"] is BsonDocument;
        var version = isOwn ? OwnVersion(document["_id"].AsBsonDocument, collection) : ForeignVersion(document, collection);
        var row = new StoredDocument(document, collection, version);
        return new HistoryRow
        {
            Registry = registry,
            Kind = kind,
            Version = version,
            Name = isOwn ? row.Text("name") : Text(document, "name") ?? "",
            Description = isOwn ? row.TextOrNull("description") : Text(document, "description"),
            Checksum = row.TextOrNull("checksum"),
            State = row.Word("state", HistoryStates.ParseState, "a known state"),
            Direction = row.Word("direction", HistoryStates.ParseDirection, "'up' or 'down'"),
            StepsDone = row.Count("stepsDone"),
            StepHashes = row.LinesOrNull("stepHashes"),
            AppliedAt = isOwn ? row.TimeOrNull("appliedAt") : Time(document, "appliedAt"),
            ExecutionTimeMs = isOwn ? row.NumberOrNull("executionTime") : Milliseconds(document),
            ErrorMessage = isOwn ? row.TextOrNull("error") : Text(document, "error"),
            RolledBackAt = row.TimeOrNull("rolledBackAt"),
            AppliedBy = isOwn ? row.TextOrNull("appliedBy") : Text(document, "appliedBy"),
            Token = row.Number("fence"),
        };
    }

    /// <summary>The row of an older tool's document: applied, unless it says otherwise, and without a checksum.</summary>
    /// <exception cref="MigrationDatabaseException">It has no version.</exception>
    public static HistoryRow ReadForeign(BsonDocument document, string registry, MigrationKind kind, string collection) => new()
    {
        Registry = registry,
        Kind = kind,
        Version = ForeignVersion(document, collection),
        Name = Text(document, "name") ?? Text(document, "description") ?? "",
        Description = Text(document, "description"),
        State = SaysNotApplied(document) ? HistoryState.RolledBack : HistoryState.Applied,
        AppliedAt = Time(document, "appliedAt"),
        ExecutionTimeMs = Milliseconds(document),
        ErrorMessage = Text(document, "error"),
        AppliedBy = Text(document, "appliedBy"),
    };

    private static long OwnVersion(BsonDocument id, string collection) =>
        StoredDocument.Whole(id.GetValue("version", BsonNull.Value)) ?? throw HistoryIntegrity.Unreadable(collection, null, "_id.version", "a whole number");

    // A number, or text with a number in front: "7", "007-add-index".
    private static long ForeignVersion(BsonDocument document, string? collection)
    {
        var version = document.GetValue("version", BsonNull.Value);
        if (version.IsNumeric)
        {
            return version.ToInt64();
        }

        var text = version as BsonString ?? document.GetValue("name", BsonNull.Value) as BsonString;
        var digits = string.Concat((text?.Value ?? "").TakeWhile(char.IsAsciiDigit));
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new MigrationDatabaseException($"The collection '{collection}' has a document without a version, neither as 'version' nor in front of its 'name', so it is neither GenMigrate's nor an older tool's. Remove it, or name another collection in MigrationRunnerOptions.");
    }

    private static BsonValue Text(string? text) => text is null ? BsonNull.Value : text;

    private static string? Text(BsonDocument document, string name) => (document.GetValue(name, BsonNull.Value) as BsonString)?.Value;

    private static bool SaysNotApplied(BsonDocument document) =>
        document.GetValue("success", true) == BsonBoolean.False
        || document.GetValue("rolledBack", false) == BsonBoolean.True
        || document.GetValue("rolled_back", false) == BsonBoolean.True;

    private static long? Milliseconds(BsonDocument document) =>
        document.GetValue("executionTime", BsonNull.Value) is { IsNumeric: true } time ? time.ToInt64() : null;

    private static BsonValue Time(DateTimeOffset? time) => time is { } value ? new BsonDateTime(value.ToUnixTimeMilliseconds()) : BsonNull.Value;

    private static DateTimeOffset? Time(BsonDocument document, string name) => document.GetValue(name, BsonNull.Value) switch
    {
        BsonDateTime time => DateTimeOffset.FromUnixTimeMilliseconds(time.MillisecondsSinceEpoch),
        BsonString text when DateTimeOffset.TryParse(text.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) => time,
        _ => null,
    };
}
