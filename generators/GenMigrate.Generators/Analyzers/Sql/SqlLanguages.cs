using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators;

/// <summary>Whose SQL a project writes: that of the providers it references; of either, where that does not tell.</summary>
internal sealed class SqlLanguages
{
    private const string SqliteDatabase = "GenMigrate.SqliteMigrationDatabase";
    private const string PostgreSqlDatabase = "GenMigrate.PostgreSqlMigrationDatabase";
    private readonly bool _isCertain;

    public SqlLanguages(Compilation compilation)
    {
        var isSqlite = !compilation.GetTypesByMetadataName(SqliteDatabase).IsEmpty;
        var isPostgreSql = !compilation.GetTypesByMetadataName(PostgreSqlDatabase).IsEmpty;
        _isCertain = isSqlite != isPostgreSql;
        All = !_isCertain ? [SqlLanguage.Sqlite, SqlLanguage.PostgreSql] : isSqlite ? [SqlLanguage.Sqlite] : [SqlLanguage.PostgreSql];
    }

    public IReadOnlyList<SqlLanguage> All { get; }

    /// <summary>
    /// The statements of a batch in a language. Where it is not certain that it is the one, only those that the other
    /// one sees begin at the same place: what is the body of a trigger to one is a row of statements to the other.
    /// </summary>
    public IEnumerable<(SqlScript Script, SqlStatement Statement)> Statements(SqlBatch batch, SqlLanguage language)
    {
        if (_isCertain)
        {
            return batch.Statements(language);
        }

        var other = language == SqlLanguage.Sqlite ? SqlLanguage.PostgreSql : SqlLanguage.Sqlite;
        var starts = new HashSet<(SqlScript, int)>(batch.Statements(other).Select(found => (found.Script, found.Statement.Start)));
        return batch.Statements(language).Where(found => starts.Contains((found.Script, found.Statement.Start)));
    }
}
