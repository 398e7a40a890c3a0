using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators;

/// <summary>SQL that runs one after the other: that of a method, or of a half of an SQL file.</summary>
/// <param name="Owner">The migration or seed; null where a class is neither, but may be the base of some.</param>
/// <param name="Scripts">In order.</param>
internal sealed record SqlBatch(MigrationEntry? Owner, IReadOnlyList<SqlScript> Scripts)
{
    private readonly Dictionary<SqlLanguage, IReadOnlyList<(SqlScript, SqlStatement)>> _statements = [];

    /// <summary>Whether the steps run in one transaction; unknown, and so not, where there is no owner.</summary>
    public bool IsInTransaction => Owner is { Facts.NoTransaction: false };

    /// <summary>The statements, as the given database cuts them.</summary>
    public IReadOnlyList<(SqlScript Script, SqlStatement Statement)> Statements(SqlLanguage language)
    {
        if (!_statements.TryGetValue(language, out var statements))
        {
            statements = [.. Scripts.SelectMany(script => SqlSplitter.Split(script.Text, language).Select(statement => (script, statement)))];
            _statements.Add(language, statements);
        }

        return statements;
    }
}
