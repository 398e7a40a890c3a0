namespace GenMigrate;

/// <summary>Finds migrations by what other tools may call them.</summary>
internal sealed class MigrationNames
{
    private readonly Dictionary<string, List<(MigrationDescriptor Migration, int Form)>> _forms = [];

    public MigrationNames(IEnumerable<MigrationDescriptor> migrations, Func<MigrationDescriptor, string?> name)
    {
        foreach (var migration in migrations)
        {
            Add(migration, name(migration));
        }
    }

    /// <summary>The migrations whose names fit best: the less had to be left out of both names, the better.</summary>
    public IReadOnlyList<MigrationDescriptor> Find(IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            var found = LegacyName.Forms(name)
                .SelectMany((form, index) => _forms.GetValueOrDefault(form, []).Select(hit => (hit.Migration, Distance: index + hit.Form)))
                .ToList();
            if (found.Count > 0)
            {
                var best = found.Min(hit => hit.Distance);
                return [.. found.Where(hit => hit.Distance == best).Select(hit => hit.Migration).Distinct()];
            }
        }

        return [];
    }

    private void Add(MigrationDescriptor migration, string? name)
    {
        foreach (var (form, index) in LegacyName.Forms(name ?? "").Select((form, index) => (form, index)))
        {
            if (!_forms.TryGetValue(form, out var hits))
            {
                _forms.Add(form, hits = []);
            }

            hits.Add((migration, index));
        }
    }
}
