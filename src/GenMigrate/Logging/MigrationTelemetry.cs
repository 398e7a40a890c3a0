using System.Diagnostics;

namespace GenMigrate;

/// <summary>Traces. Touched only when there is work: making a source costs start-up time.</summary>
internal static class MigrationTelemetry
{
    public const string SourceName = "GenMigrate";

    private static readonly ActivitySource Source = new(SourceName);

    public static Activity? StartRun(string provider, int count)
    {
        var activity = Source.StartActivity("migrate", ActivityKind.Client);
        activity?.SetTag("db.system.name", provider.ToLowerInvariant());
        activity?.SetTag("genmigrate.count", count);
        return activity;
    }

    public static Activity? StartUnit(MigrationUnit unit)
    {
        var first = unit.Migrations[0];
        var activity = Source.StartActivity("migration", ActivityKind.Client);
        activity?.SetTag("genmigrate.version", first.Migration.Version);
        activity?.SetTag("genmigrate.name", first.Migration.Name);
        activity?.SetTag("genmigrate.direction", first.Direction.ToStored());
        return activity;
    }
}
