namespace GenMigrate.PostgreSql.Tests;

/// <summary>What the runs of <see cref="PostgreSqlScenarios.Resumable"/> have left.</summary>
/// <param name="Schema">As pg_dump writes it.</param>
/// <param name="Rows">What was inserted, in that order.</param>
/// <param name="History">All that an interrupted run and an uninterrupted one have in common.</param>
/// <param name="MissingNumbers">How many numbers between the first row and the last belong to none.</param>
internal sealed record CrashedState(string Schema, IReadOnlyList<string> Rows, IReadOnlyList<string> History, long MissingNumbers)
{
    public static async Task<CrashedState> ReadAsync(PostgreSqlTestDatabase database) => new(
        database.DumpSchema(),
        await database.QueryAsync("SELECT (to_jsonb(log) - 'number')::text FROM log ORDER BY number", reader => reader.GetString(0)),
        [.. (await database.ReadHistoryAsync()).Select(row => row.Essence)],
        (await database.QueryAsync("SELECT max(number) - count(*) FROM log", reader => reader.GetInt64(0)))[0]);

    public override string ToString() => $"{Schema}\n{string.Join('\n', Rows)}\n{string.Join('\n', History)}\n{MissingNumbers} missing\n";
}
