using MongoDB.Bson;
using MongoDB.Bson.IO;

namespace GenMigrate;

/// <summary>
/// How far a batched step is: one more line in the step hashes, after the one that says that the step has begun. It is
/// there only between two batches; the next change of the row that is not about this step drops it.
/// </summary>
internal static class StepPosition
{
    private const string Prefix = "at ";
    private static readonly JsonWriterSettings Canonical = new() { OutputMode = JsonOutputMode.CanonicalExtendedJson };

    /// <summary>The row, with the step begun and done up to an <c>_id</c>.</summary>
    public static HistoryRow WithStepAt(this HistoryRow row, MigrationStep step, BsonValue last)
    {
        var begun = row.WithStepBegun(step);
        return begun with { StepHashes = begun.StepHashes + "\n" + Prefix + new BsonDocument("_id", last).ToJson(Canonical) };
    }

    /// <summary>The <c>_id</c> up to which the step that has begun is done; null where that is none.</summary>
    public static BsonValue? PositionOf(HistoryRow row)
    {
        if (row.BegunHash is null || row.StepHashes!.Split('\n')[^1] is not { } line || !line.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        return BsonDocument.Parse(line[Prefix.Length..])["_id"];
    }
}
