using GenMigrate.PostgreSql.Tests;

namespace GenMigrate.Benchmarks;

/// <summary>Whole processes with nothing to apply, each against hand-written code on the same database.</summary>
internal static class StartBenchmark
{
    private const int Usual = 100;
    private const int Many = 1000;
    private const double Kilobyte = 1024;
    private static readonly int[] Counts = [10, Usual, Many];

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Settings settings)
    {
        var hasServer = new PostgreSqlFinder().WhyMissing() is null;
        string[] databases = hasServer ? ["Sqlite", "PostgreSql"] : ["Sqlite"];
        StartBuilder.Build(
        [
            .. Counts.SelectMany(count => databases.SelectMany(database => new StartProgram[] { new("Raw" + database, count), new(database, count) })),
            new("Cli", Usual), .. databases.SelectMany(database => new StartProgram[] { new("Ef" + database, Usual), new("Ef" + database, Many) }),
            new("RawSqlite", Usual, IsNative: true), new("Sqlite", Usual, IsNative: true),
        ]);
        using var folder = new TemporaryFolder();
        var figures = new List<Figure>();
        foreach (var database in databases)
        {
            foreach (var count in Counts)
            {
                var measured = Measure(database, count, await NewAsync(database, folder), settings);
                Progress.Say(measured);
                figures.AddRange(measured);
            }

            var first = await MeasureFirstAsync(database, folder, settings);
            Progress.Say(first);
            figures.AddRange(first);
        }

        figures.AddRange(MeasureNative(folder.NewFile(), settings));
        return figures;
    }

    private static List<Figure> Measure(string database, int count, string address, Settings settings)
    {
        Progress.Say($"  {database}, {count} migrations");
        var raw = new StartProgram("Raw" + database, count);
        var ours = new StartProgram(database, count);
        ChildProcess.Run(StartBuilder.Executable(ours, isAhead: false), [address]);
        var most = count == Many ? 1.05 : 1.15;
        var name = $"no-op start, {Display(database)}, N = {count:#,0}";
        var figures = new List<Figure>();
        foreach (var isAhead in new[] { false, true })
        {
            var took = Take(count == Many ? settings.Tight : settings, (raw, isAhead, _ => address), (ours, isAhead, _ => address));
            var mode = isAhead ? "ReadyToRun" : "JIT";
            figures.Add(Figure.Ratio($"{name}, {mode}", took[1].Median(run => run.Wall), took[0].Median(run => run.Wall), "ms", most));
            figures.Add(Figure.Ratio($"{name}, {mode}: processor", took[1].Median(run => run.Processor), took[0].Median(run => run.Processor), "ms"));
        }

        figures.AddRange(Footprints(name, raw, ours, address, count));
        if (count == Usual)
        {
            figures.AddRange(Peers(name, database, raw, address, settings));
        }

        return figures;
    }

    private static IEnumerable<Figure> Footprints(string name, StartProgram raw, StartProgram ours, string address, int count)
    {
        var (rawFile, ourFile) = (StartBuilder.Executable(raw, isAhead: false), StartBuilder.Executable(ours, isAhead: false));
        var (hand, own) = (StartFootprint.Of(rawFile, [address]), StartFootprint.Of(ourFile, [address]));
        yield return new Figure($"{name}: methods compiled above raw's", own.Methods - hand.Methods, "methods", 150, $"{own.Methods} / {hand.Methods}, {own.Assemblies} / {hand.Assemblies} assemblies");
        yield return new Figure($"{name}: managed allocations above raw's", (own.Allocated - hand.Allocated) / Kilobyte, "KB", 64, $"{own.Allocated / Kilobyte:0} / {hand.Allocated / Kilobyte:0} KB");
        if (count == Usual && StartFootprint.Instructions(rawFile, [address]) is { } few && StartFootprint.Instructions(ourFile, [address]) is { } many)
        {
            yield return Figure.Ratio($"{name}: instructions (callgrind)", many, few, "million");
        }
    }

    private static IEnumerable<Figure> Peers(string name, string database, StartProgram raw, string address, Settings settings)
    {
        var ef = new StartProgram("Ef" + database, Usual);
        var efAddress = EfAddress(database, address);
        ChildProcess.Run(StartBuilder.Executable(ef, isAhead: false), [efAddress]);
        var took = Take(settings, (raw, false, _ => address), (ef, false, _ => efAddress));
        yield return Figure.Ratio($"{name}, JIT: EF Core's migrations", took[1].Median(run => run.Wall), took[0].Median(run => run.Wall), "ms");
        if (database == "Sqlite")
        {
            var cli = new StartProgram("Cli", Usual);
            took = Take(settings, (raw, false, _ => address), (cli, false, _ => address));
            yield return Figure.Ratio($"{name}, JIT: `up` of GenMigrate.Cli", took[1].Median(run => run.Wall), took[0].Median(run => run.Wall), "ms", 1.50);
            yield return Figure.Ratio($"{name}, JIT: `up` of GenMigrate.Cli: processor", took[1].Median(run => run.Processor), took[0].Median(run => run.Processor), "ms");
            var footprint = StartFootprint.Of(StartBuilder.Executable(cli, isAhead: false), [address, .. cli.Arguments]);
            yield return new Figure($"{name}, JIT: `up` of GenMigrate.Cli: methods compiled", footprint.Methods, "methods", Detail: $"{footprint.Assemblies} assemblies");
        }
    }

    // A new database for each: the start of a deployment that applies all, whole processes too.
    private static async Task<List<Figure>> MeasureFirstAsync(string database, TemporaryFolder folder, Settings settings)
    {
        Progress.Say($"  {database}, first start");
        var kinds = new[] { "Raw" + database, database, "Ef" + database };
        var starts = new List<(StartProgram, bool, Func<int, string>)>();
        foreach (var kind in kinds)
        {
            var addresses = new List<string>();
            for (var round = 0; round <= settings.Runs; round++)
            {
                addresses.Add(await NewAsync(database, folder));
            }

            starts.Add((new StartProgram(kind, Many), false, round => addresses[round]));
        }

        var took = Take(settings, [.. starts]);
        var name = $"first start, {Display(database)}, applies {Many:#,0}, JIT";
        return
        [
            Figure.Ratio(name, took[1].Median(run => run.Wall), took[0].Median(run => run.Wall), "ms"),
            Figure.Ratio($"{name}: EF Core's migrations", took[2].Median(run => run.Wall), took[0].Median(run => run.Wall), "ms"),
        ];
    }

    private static IEnumerable<Figure> MeasureNative(string file, Settings settings)
    {
        Progress.Say("  NativeAOT");
        var (raw, ours) = (new StartProgram("RawSqlite", Usual, IsNative: true), new StartProgram("Sqlite", Usual, IsNative: true));
        var executable = StartBuilder.Executable(ours, isAhead: true);
        ChildProcess.Run(executable, [file]);
        var took = Take(settings, (raw, true, _ => file), (ours, true, _ => file));
        var peak = StartFootprint.Of(executable, [file]).Peak / Kilobyte;
        var rawPeak = StartFootprint.Of(StartBuilder.Executable(raw, isAhead: true), [file]).Peak / Kilobyte;
        yield return Figure.Ratio("NativeAOT, no-op start, SQLite, N = 100", took[1].Median(run => run.Wall), took[0].Median(run => run.Wall), "ms", 1.20);
        yield return new Figure("NativeAOT, no-op start, SQLite, N = 100: peak memory", peak, "MiB", 15, $"raw: {rawPeak:0.0} MiB; program: {new FileInfo(executable).Length / Kilobyte / Kilobyte:0.0} MiB");
    }

    // In turns, with the order turned around each time; the first round is not counted.
    private static List<ChildProcess>[] Take(Settings settings, params (StartProgram Program, bool IsAhead, Func<int, string> Address)[] starts)
    {
        var took = Array.ConvertAll(starts, _ => new List<ChildProcess>());
        for (var round = 0; round <= settings.Runs; round++)
        {
            for (var i = 0; i < starts.Length; i++)
            {
                var index = round % 2 == 0 ? i : starts.Length - 1 - i;
                var (program, isAhead, address) = starts[index];
                var one = ChildProcess.Run(StartBuilder.Executable(program, isAhead), [address(round), .. program.Arguments]);
                if (round > 0)
                {
                    took[index].Add(one);
                }
            }
        }

        return took;
    }

    private static string EfAddress(string database, string address) => database == "Sqlite"
        ? address + ".ef"
        : new Npgsql.NpgsqlConnectionStringBuilder(address) { Database = new Npgsql.NpgsqlConnectionStringBuilder(address).Database + "_ef" }.ConnectionString;

    private static string Display(string database) => database == "Sqlite" ? "SQLite" : "PostgreSQL";

    private static async Task<string> NewAsync(string database, TemporaryFolder folder) => database == "Sqlite" ? folder.NewFile() : await CreateAsync();

    private static async Task<string> CreateAsync()
    {
        var name = $"benchmark_{Guid.NewGuid():N}";
        await PostgreSqlServer.ExecuteAsync($"CREATE DATABASE {name} TEMPLATE template0");
        await PostgreSqlServer.ExecuteAsync($"CREATE DATABASE {name}_ef TEMPLATE template0");
        return PostgreSqlServer.To(name).ConnectionString;
    }
}
