using System.Diagnostics;
using System.Diagnostics.Metrics;

/// <summary>
/// Runs before the program of another process that <c>DOTNET_STARTUP_HOOKS</c> is set for, whose name and place the
/// runtime prescribes (github.com/dotnet/runtime/blob/main/docs/design/features/host-startup-hook.md), and tells each
/// source of activities and each instrument of ours that is made.
/// </summary>
internal static class StartupHook
{
    private const string Ours = "GenMigrate";

    public static void Initialize()
    {
        ActivitySource.AddActivityListener(new ActivityListener
        {
            ShouldListenTo = source =>
            {
                if (source.Name == Ours)
                {
                    Console.WriteLine("made a source");
                }

                return false;
            },
        });
        var meters = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == Ours)
                {
                    Console.WriteLine("made an instrument");
                }
            },
        };
        meters.Start();
    }
}
