using System.Diagnostics;
using System.Globalization;
using Start;

// The first and only time that this process reads its registry: every version, name and checksum of it.
var started = Stopwatch.GetTimestamp();
var length = 0L;
foreach (var migration in GeneratedMigrations.Registry.Migrations)
{
    length += migration.Version + migration.Name.Length + migration.Checksum.Length;
}

var took = Stopwatch.GetElapsedTime(started);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{took.TotalMilliseconds} {length}"));
