namespace GenMigrate;

/// <summary>
/// What GenMigrate tells OpenTelemetry: <c>tracing.AddSource(MigrationTelemetry.SourceName)</c>,
/// <c>metrics.AddMeter(MigrationTelemetry.MeterName)</c>. Attributes are those of the conventions for database clients
/// (opentelemetry.io/docs/specs/semconv/db): <c>db.system.name</c>, <c>db.namespace</c>, <c>db.operation.name</c>,
/// <c>db.response.status_code</c>, <c>error.type</c>; what is ours alone starts with <c>genmigrate.</c>. No statement's
/// text and no connection string is among them.
/// </summary>
/// <remarks>
/// <para>Activities, each in the one before it. A run with nothing to do has none.</para>
/// <list type="table">
/// <listheader><term>name</term><description>one for each</description></listheader>
/// <item><term><c>migrate {database}</c>, <c>rollback {database}</c>, <c>seed {database}</c></term><description>run: <c>genmigrate.registry</c>, <c>genmigrate.migration.count</c></description></item>
/// <item><term><c>up {migration}</c>, <c>down {migration}</c></term><description>migration: <c>genmigrate.migration.version</c>, <c>.name</c>, <c>.kind</c>, <c>.direction</c></description></item>
/// <item><term><c>step {step}</c></term><description>step, of kind CLIENT: <c>genmigrate.step.name</c>, <c>genmigrate.step.number</c> (from 1); not with <see cref="MigrationRunnerOptions.WatchSteps"/> off</description></item>
/// </list>
/// <para>
/// Metrics, with <c>db.system.name</c>, and <c>db.namespace</c> and <c>genmigrate.registry</c> where there are any; the
/// first four also with <c>genmigrate.migration.kind</c> and <c>.direction</c>.
/// </para>
/// <list type="table">
/// <listheader><term>name</term><description>instrument, unit, meaning</description></listheader>
/// <item><term><c>genmigrate.migration.applied</c></term><description>counter, <c>{migration}</c></description></item>
/// <item><term><c>genmigrate.migration.rolled_back</c></term><description>counter, <c>{migration}</c></description></item>
/// <item><term><c>genmigrate.migration.failed</c></term><description>counter, <c>{migration}</c>, by <c>error.type</c></description></item>
/// <item><term><c>genmigrate.migration.duration</c></term><description>histogram, <c>s</c>, the commit included; of a failed one with <c>error.type</c></description></item>
/// <item><term><c>genmigrate.lock.wait_time</c></term><description>histogram, <c>s</c>, from asking for the lock until the history could be read under it; given up: with <c>error.type</c></description></item>
/// <item><term><c>genmigrate.migration.pending</c></term><description>gauge, <c>{migration}</c>, as it was when a run or a status last read the history: nothing is asked for its sake</description></item>
/// </list>
/// </remarks>
public static class MigrationTelemetry
{
    /// <summary>The name of the <see cref="System.Diagnostics.ActivitySource"/>.</summary>
    public const string SourceName = "GenMigrate";

    /// <summary>The name of the <see cref="System.Diagnostics.Metrics.Meter"/>.</summary>
    public const string MeterName = "GenMigrate";
}
