namespace GenMigrate.Generators.Tests;

/// <summary>Another library with types of the same names.</summary>
internal static class Lookalike
{
    private const string Source = """
        #nullable enable
        namespace Lookalikes
        {
            using System;
            using System.Threading;
            using System.Threading.Tasks;

            public abstract class Migration;
            public enum TransactionMode { PerMigration, None }
            public enum ForeignKeyMode { Enforced, CheckAtCommit }

            public class MarkAttribute(long version) : Attribute
            {
                public long Version => version;
                public string? Name { get; set; }
                public string? Registry { get; set; }
                public TransactionMode Transaction { get; set; }
                public ForeignKeyMode ForeignKeys { get; set; }
                public bool OutOfOrder { get; set; }
            }

            public sealed class MigrationAttribute(long version) : MarkAttribute(version);
            public sealed class SeedAttribute(long version) : MarkAttribute(version);
            public sealed class IrreversibleAttribute(string reason) : Attribute { public string Reason => reason; }

            public sealed class SqlMigrationContext
            {
                public System.Data.Common.DbConnection Connection => null!;
                public Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken = default) => Task.FromResult(0);
            }

            public sealed class SqlMigrationBuilder
            {
                public SqlMigrationBuilder Sql(string sql, bool repeatable = false) => this;
                public SqlMigrationBuilder Sql(string name, string sql, bool repeatable = false) => this;
                public SqlMigrationBuilder Run(string name, Func<SqlMigrationContext, CancellationToken, Task> body, bool repeatable = false) => this;
            }

            public abstract class SqlMigration : Migration
            {
                public abstract void Up(SqlMigrationBuilder migration);
                public virtual void Down(SqlMigrationBuilder migration) { }
            }
        }
        """;

    /// <summary>The same project, written for the other library.</summary>
    public static TestProject InsteadOfGenMigrate(TestProject project) => project with
    {
        Packages = [],
        Sources = project.Sources.ConvertAll(source => (source.Path, source.Text.Replace("using GenMigrate;", "using Lookalikes;", StringComparison.Ordinal).Replace("namespace GenMigrate", "namespace Lookalikes", StringComparison.Ordinal).Replace("GenMigrate.", "Lookalikes.", StringComparison.Ordinal))).Add(("Other.cs", Source)),
    };
}
