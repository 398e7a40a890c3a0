namespace GenMigrate.Generators.Tests;

/// <summary>The least that a relational provider adds to a project.</summary>
internal static class SqlProvider
{
    public static (string Path, string Text) Source { get; } = ("SqlProvider.cs", """
        #nullable enable
        namespace GenMigrate
        {
            internal sealed class SqlMigrationBuilder
            {
                public System.Collections.Generic.List<string> Texts { get; } = new();
                public SqlMigrationBuilder Sql(string sql) { Texts.Add(sql); return this; }
                public SqlMigrationBuilder Sql(string name, string sql) { Texts.Add(sql); return this; }
            }

            internal abstract class SqlMigration : Migration
            {
                public abstract void Up(SqlMigrationBuilder migration);
                public virtual void Down(SqlMigrationBuilder migration) { }
            }

            internal sealed class SqlFileMigration : SqlMigration
            {
                private readonly string?[] _parts;
                public SqlFileMigration(string file, string up, int upLine, string? down = null, int downLine = 1) => _parts = new[] { file, up, upLine.ToString(), down, downLine.ToString() };
                public override void Up(SqlMigrationBuilder migration) => migration.Sql(_parts[1]!);
                public override void Down(SqlMigrationBuilder migration) { if (_parts[3] is { } down) migration.Sql(down); }
                public override string ToString() => string.Join("|", _parts);
            }
        }
        """);
}
