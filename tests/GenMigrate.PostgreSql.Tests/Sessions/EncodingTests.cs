namespace GenMigrate.PostgreSql.Tests;

/// <summary>A database that is not in UTF-8 records every failure, whatever characters its message has.</summary>
[RequiresServer(PostgreSqlFinder.Variable, typeof(PostgreSqlFinder))]
public sealed class EncodingTests
{
    [ServerFact]
    public Task LATIN1_keeps_its_own_letters() => IsRecordedAsync("LATIN1", "Größe\u2026 of 数据", "Größe... of ??");

    [ServerFact]
    public Task SQL_ASCII_keeps_everything() => IsRecordedAsync("SQL_ASCII", "Größe\u2026 of 数据", "Größe\u2026 of 数据");

    [ServerFact]
    public Task Another_encoding_keeps_ASCII() => IsRecordedAsync("WIN1251", "Größe\u2026 of 数据", "Gr??e... of ??");

    private static async Task IsRecordedAsync(string encoding, string thrown, string recorded)
    {
        var name = $"test_{Guid.NewGuid():N}";
        await PostgreSqlServer.ExecuteAsync($"CREATE DATABASE {name} ENCODING '{encoding}' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
        try
        {
            await using var database = new PostgreSqlMigrationDatabase(PostgreSqlServer.To(name).ConnectionString);
            var migration = new TestMigration(1) { Up = [TestStep.Code("fail", (_, _) => throw new FormatException(thrown))] };
            foreach (var attempt in new[] { migration, migration.OptedOut() })
            {
                var runner = new MigrationRunner(PostgreSqlProvider.Direct.Registry([attempt]), database);
                var failure = await Assert.ThrowsAsync<MigrationFailedException>(() => runner.MigrateAsync());
                Assert.DoesNotContain("could not be recorded", failure.Message, StringComparison.Ordinal);
                Assert.Equal(recorded, Assert.Single((await runner.GetStatusAsync()).Entries).Error);
                Assert.Equal(recorded, (await runner.GetHistoryAsync())[^1].ErrorMessage);
            }
        }
        finally
        {
            await PostgreSqlServer.ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");
        }
    }
}
