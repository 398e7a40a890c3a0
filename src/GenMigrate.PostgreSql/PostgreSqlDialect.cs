using System.Data.Common;

namespace GenMigrate;

internal sealed class PostgreSqlDialect : SqlDialect
{
    public static PostgreSqlDialect Instance { get; } = new();

    public override SqlLanguage Language => SqlLanguage.PostgreSql;

    public override (string Text, string Integer, string Timestamp, string Boolean) Types => ("text", "bigint", "timestamptz", "boolean");

    // An identity needs no right on a sequence beside that on its table.
    public override string IdentityColumn => "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY";

    // The token that a row is written with and the proof that it is still the lease's are one value.
    public override string Value(string column, MigrationSettings settings) => column == "token" ? $"@token * {PostgreSqlLease.Proof(LockTable(settings))}" : base.Value(column, settings);

    public override string Guard(MigrationSettings settings) => $" AND 1 = {PostgreSqlLease.Proof(LockTable(settings))}";

    public string LockTable(MigrationSettings settings) => Table(settings, settings.LockName);

    public override object ToStored(DateTimeOffset time) => time.ToUniversalTime();

    public override DateTimeOffset ReadTime(DbDataReader reader, int ordinal) => reader.GetFieldValue<DateTimeOffset>(ordinal);

    // Means the same whatever standard_conforming_strings says.
    protected override string Literal(string text) => text.Contains('\\', StringComparison.Ordinal)
        ? " E" + base.Literal(text.Replace("\\", "\\\\", StringComparison.Ordinal))
        : base.Literal(text);

    protected override string Literal(bool value) => value ? "true" : "false";
}
