using OpenTelemetry.Metrics;

namespace GenMigrate.Hosting.Tests;

/// <summary>A point of a metric: for a histogram how many values, for all others the value.</summary>
internal sealed record MetricLine(string Name, string Unit, string Database, string Tags, long Value)
{
    public override string ToString() => $"{Name} {Tags}= {Value} {Unit}";

    public static IReadOnlyList<MetricLine> Of(Metric metric)
    {
        var lines = new List<MetricLine>();
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            var tags = new SortedDictionary<string, object?>(StringComparer.Ordinal);
            foreach (var tag in point.Tags)
            {
                tags.Add(tag.Key, tag.Value);
            }

            tags.Remove("db.namespace", out var database);
            var value = metric.MetricType switch
            {
                MetricType.Histogram => point.GetHistogramCount(),
                MetricType.LongGauge => point.GetGaugeLastValueLong(),
                _ => point.GetSumLong(),
            };
            lines.Add(new MetricLine(metric.Name, metric.Unit, database as string ?? "", string.Concat(tags.Select(tag => $"{tag.Key.Replace("genmigrate.", "", StringComparison.Ordinal)}:{tag.Value} ")), value));
        }

        return lines;
    }
}
