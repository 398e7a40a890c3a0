using System.Text;

namespace GenMigrate;

/// <summary>Names of tables and schemas, of which the server keeps so many bytes (NAMEDATALEN) and drops the rest.</summary>
internal static class PostgreSqlNames
{
    private const int MaxBytes = 63;

    /// <exception cref="MigrationDatabaseException">An option has a longer name: cut off, two may be the same.</exception>
    public static void Check(MigrationSettings settings)
    {
        Check(settings.HistoryName, nameof(settings.HistoryName));
        Check(settings.SeedHistoryName, nameof(settings.SeedHistoryName));
        Check(settings.JournalName, nameof(settings.JournalName));
        Check(settings.LockName, nameof(settings.LockName));
        Check(settings.Schema ?? "", nameof(settings.Schema));
    }

    private static void Check(string name, string option)
    {
        var length = Encoding.UTF8.GetByteCount(name);
        if (length > MaxBytes)
        {
            throw new MigrationDatabaseException($"MigrationRunnerOptions.{option} is {length} bytes long, and PostgreSQL cuts names off after {MaxBytes}, so that two of them could become the same. Choose a shorter name.");
        }
    }
}
