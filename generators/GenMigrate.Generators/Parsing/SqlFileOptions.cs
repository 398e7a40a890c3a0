using System.Globalization;

namespace GenMigrate.Generators;

/// <summary>What the markers of an SQL file say of its migration, as the attributes of a class do.</summary>
internal sealed record SqlFileOptions
{
    public static SqlFileOptions None { get; } = new();

    public bool NoTransaction { get; init; }

    public bool IsIrreversible { get; init; }

    /// <summary>Why there is no way back; null where the file does not say.</summary>
    public string? Reason { get; init; }

    public bool CheckForeignKeysAtCommit { get; init; }

    public bool OutOfOrder { get; init; }

    public string? Description { get; init; }

    public int TimeoutSeconds { get; init; }

    public int LockTimeoutSeconds { get; init; }

    /// <summary>The options with what a marker says; null where it says nothing that can be understood.</summary>
    public SqlFileOptions? With(SqlMarker marker) => (marker.Word, marker.Rest) switch
    {
        (SqlMarker.NoTransaction, "") => this with { NoTransaction = true },
        (SqlMarker.OutOfOrder, "") => this with { OutOfOrder = true },
        (SqlMarker.ForeignKeys, SqlMarker.CheckAtCommit) => this with { CheckForeignKeysAtCommit = true },
        // It is about the statement below it, and read with that.
        (SqlMarker.OutsideTransaction, "" or OutsideMarker.Repeatable) => this,
        (SqlMarker.Irreversible, not "") => this with { IsIrreversible = true, Reason = marker.Rest },
        (SqlMarker.Description, not "") => this with { Description = marker.Rest },
        (SqlMarker.Timeout, _) when Seconds(marker.Rest) is { } seconds => this with { TimeoutSeconds = seconds },
        (SqlMarker.LockTimeout, _) when Seconds(marker.Rest) is { } seconds => this with { LockTimeoutSeconds = seconds },
        _ => null,
    };

    public MigrationFacts ToFacts(SqlFileName name) => new(MigrationKind.Migration, name.Version, name.Name, Registry: null)
    {
        Description = Description,
        Note = Reason,
        IsIrreversible = IsIrreversible,
        NoTransaction = NoTransaction,
        CheckForeignKeysAtCommit = CheckForeignKeysAtCommit,
        OutOfOrder = OutOfOrder,
        TimeoutSeconds = TimeoutSeconds,
        LockTimeoutSeconds = LockTimeoutSeconds,
    };

    private static int? Seconds(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
}
