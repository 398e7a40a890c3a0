namespace GenMigrate;

/// <summary>Migrations as a text for the database's own tool: <c>psql -f</c>, <c>sqlite3 app.db &lt; file</c>.</summary>
/// <param name="Migrations">What the text holds, in order; empty when there is nothing to do.</param>
/// <param name="Text">The text.</param>
public sealed record MigrationScript(IReadOnlyList<PlannedMigration> Migrations, string Text);
