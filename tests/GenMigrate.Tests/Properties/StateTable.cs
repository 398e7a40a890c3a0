namespace GenMigrate.Tests;

/// <summary>
/// The design's state table once more, asked version by version: what a plan has to say, without how it is made.
/// Slow and simple on purpose; the planner has to agree with it.
/// </summary>
internal sealed class StateTable(World world, PlanPolicy policy)
{
    private readonly Dictionary<long, MigrationDescriptor> _known = world.Registry.Migrations.ToDictionary(migration => migration.Version);
    private readonly List<string> _problems = [];
    private readonly List<string> _warnings = [];
    private readonly List<string> _items = [];

    public string Problems => string.Join(", ", _problems);

    public string Warnings => string.Join(", ", _warnings);

    public string Items => string.Join(", ", _items);

    private IEnumerable<long> Versions => _known.Keys.Union(world.Rows.Keys).Order();

    private long Head => _known.Keys.DefaultIfEmpty(0).Max();

    public StateTable Up(long last)
    {
        var reverting = Versions.Where(version => _known.ContainsKey(version) && State(version) == "reverting").Reverse().ToList();
        var highest = Versions.Where(version => _known.ContainsKey(version) && InEffect(version)).DefaultIfEmpty(0).Max();
        foreach (var version in Versions)
        {
            switch (State(version), _known.GetValueOrDefault(version))
            {
                case ("nothing", null):
                    break;
                case (_, null):
                    Say(version > Head ? _warnings : _problems, version > Head ? "Newer" : "Missing", version);
                    break;
                case ("applied", var migration) when IsChanged(migration):
                    Say(policy.OnChanged == ChangePolicy.Warn ? _warnings : _problems, "Changed", version);
                    break;
                case ("reverting", { HasDown: false }):
                    Say(_problems, "Unfinished", version);
                    break;
                case ("nothing", { OutOfOrder: false }) when reverting.Count == 0 && version <= last && version < highest && !policy.AllowOutOfOrder:
                    Say(_problems, "OutOfOrder", version);
                    break;
            }
        }

        _items.AddRange(reverting.Count > 0
            ? reverting.Select(version => $"down {version}")
            : _known.Keys.Order().Where(version => version <= last && State(version) != "applied").Select(version => $"up {version}"));
        return this;
    }

    public StateTable Down(long floor)
    {
        foreach (var version in Versions.Where(version => version > floor && InEffect(version)))
        {
            var problem = (State(version), _known.GetValueOrDefault(version)) switch
            {
                (_, null) => version > Head ? "Newer" : "Missing",
                ("running", _) => "Unfinished",
                ("reverting", { HasDown: false }) => "Unfinished",
                ("reverting", _) => null,
                (_, { IsIrreversible: true }) => "Irreversible",
                (_, { HasDown: false }) => "NoDown",
                (_, var migration) => IsChanged(migration) ? "Changed" : null,
            };
            if (problem is not null)
            {
                Say(problem == "Changed" && policy.OnChanged == ChangePolicy.Warn ? _warnings : _problems, problem, version);
            }

            // Where there is a problem, what would be done does not matter.
            _items.Insert(0, $"down {version}");
        }

        return this;
    }

    private static void Say(List<string> list, string what, long version) => list.Add($"{what} {version}");

    private bool InEffect(long version) => State(version) != "nothing";

    private bool IsChanged(MigrationDescriptor migration) => world.Rows[migration.Version].Checksum is { } checksum && checksum != migration.Checksum;

    private string State(long version) => world.Rows.GetValueOrDefault(version) switch
    {
        null or { State: HistoryState.RolledBack } => "nothing",
        { State: HistoryState.Applied or HistoryState.Baseline } => "applied",
        { State: HistoryState.Running } => "running",
        { State: HistoryState.Reverting } or { State: HistoryState.Failed, Direction: MigrationDirection.Down } => "reverting",
        { StepHashes: null or "" } => "nothing",
        _ => "running",
    };
}
