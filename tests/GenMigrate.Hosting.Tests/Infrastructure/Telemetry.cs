using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace GenMigrate.Hosting.Tests;

/// <summary>The SDK of OpenTelemetry, set up as a program would, and what it exports of one database.</summary>
internal sealed class Telemetry : IDisposable
{
    private readonly string _database;
    private readonly KeepingExporter<Activity, Activity> _activities = new(activity => activity);
    private readonly KeepingExporter<Metric, IReadOnlyList<MetricLine>> _metrics = new(MetricLine.Of);
    private readonly TracerProvider _tracing;
    private readonly MeterProvider _metering;

    public Telemetry(string database)
    {
        _database = database;
        _tracing = Sdk.CreateTracerProviderBuilder().AddSource(MigrationTelemetry.SourceName).AddProcessor(new SimpleActivityExportProcessor(_activities)).Build();
        _metering = Sdk.CreateMeterProviderBuilder().AddMeter(MigrationTelemetry.MeterName).AddReader(new BaseExportingMetricReader(_metrics)).Build();
    }

    /// <summary>The activities that have ended, in that order.</summary>
    public IReadOnlyList<Activity> Activities => [.. _activities.Kept.Where(activity => Equals(activity.GetTagItem("db.namespace"), _database))];

    /// <summary>The one of a name.</summary>
    public Activity Activity(string name) => Assert.Single(Activities, activity => activity.DisplayName == name);

    /// <summary>The metrics as they are now. The SDK exports nothing when it is asked again at once, so what it told last counts.</summary>
    public IReadOnlyList<MetricLine> Metrics()
    {
        _metering.ForceFlush();
        var told = _metrics.Kept.SelectMany(lines => lines).Where(line => line.Database == _database);
        return [.. told.GroupBy(line => (line.Name, line.Tags)).Select(lines => lines.Last()).OrderBy(line => line.ToString(), StringComparer.Ordinal)];
    }

    /// <summary>All that would leave the process, as text.</summary>
    public string Text() => string.Join('\n', [.. Activities.Select(Describe), .. Metrics().Select(line => line.ToString())]);

    public void Dispose()
    {
        _tracing.Dispose();
        _metering.Dispose();
    }

    private static string Describe(Activity activity) =>
        $"{activity.DisplayName} {activity.StatusDescription} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Events.SelectMany(happened => happened.Tags))} {string.Join(' ', activity.Baggage)}";
}
