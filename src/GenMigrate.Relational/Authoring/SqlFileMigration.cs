using System.ComponentModel;

namespace GenMigrate;

/// <summary>A migration whose text was a <c>.sql</c> file when the program was compiled; made by generated code.</summary>
/// <param name="file">The file's path in its project, for errors.</param>
/// <param name="up">The text that applies it.</param>
/// <param name="upLine">The file's line, from 1, at which <paramref name="up"/> starts.</param>
/// <param name="down">The text that takes it back; null where there is none.</param>
/// <param name="downLine">The line, from 1, at which <paramref name="down"/> starts in its file.</param>
/// <param name="downFile">The path of that file; null: it is <paramref name="file"/>.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SqlFileMigration(string file, string up, int upLine, string? down = null, int downLine = 1, string? downFile = null) : SqlMigration
{
    /// <inheritdoc/>
    public override void Up(SqlMigrationBuilder migration) => migration.File(file, up, upLine);

    /// <inheritdoc/>
    public override void Down(SqlMigrationBuilder migration)
    {
        if (down is not null)
        {
            migration.File(downFile ?? file, down, downLine);
        }
    }
}
