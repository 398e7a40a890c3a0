namespace GenMigrate.Generators.Tests;

public sealed class NotRepeatableTests() : RuleTests<NotRepeatableAnalyzer>(Descriptors.NotRepeatable)
{
    private protected override TestProject Hit => TestProject.Of(
        """
        using System;
        using System.Net.Http;
        using GenMigrate;
        [Migration(1)] class A(HttpClient http) : SqlMigration
        {
            private readonly DateTime _now = {|GENM5001:DateTime.UtcNow|};
            public override void Up(SqlMigrationBuilder migration) => migration
                .Run({|GENM5001:Environment.MachineName|}, async (context, cancellationToken) =>
                {
                    _ = await {|GENM5001:http.GetStringAsync|}("https://example.org", cancellationToken);
                    _ = (_now, {|GENM5001:Guid.NewGuid|}(), {|GENM5001:new Random()|}, {|GENM5001:Random.Shared|}.Next());
                });
        }
        """,
        """
        using System;
        using GenMigrate;
        using static System.DateTimeOffset;
        abstract class Own : SqlMigration
        {
            protected static string Time => {|GENM5001:Now|}.ToString();
            protected static string Clock => {|GENM5001:TimeProvider.System|}.ToString()!;
        }
        """);

    [Fact]
    public Task Takes_what_is_the_same_everywhere() => VerifyAsync(
        """
        using System;
        using GenMigrate;
        [Migration(1)] class A(TimeProvider clock) : SqlMigration
        {
            private static readonly DateTime Start = new(2024, 1, 1);
            public override void Up(SqlMigrationBuilder migration) => migration
                .Sql("UPDATE t SET at = CURRENT_TIMESTAMP")
                .Sql($"-- {nameof(DateTime.Now)} {nameof(System.Environment.MachineName)} {nameof(Guid.NewGuid)}")
                .Run("x", (context, cancellationToken) =>
                {
                    _ = (Start.AddDays(1), new Random(42).Next(), Guid.Parse("00000000-0000-0000-0000-000000000001"), context.Clock.GetUtcNow(), clock.GetUtcNow());
                    return context.ExecuteAsync("SELECT 1", cancellationToken);
                });
        }
        class NoMigration { public DateTime Now => DateTime.Now; }
        """);
}
