namespace GenMigrate;

/// <summary>Django: names and numbers are those of an app, so that a number is a version only where there is one app.</summary>
internal sealed class DjangoLayout : LegacyHistoryLayout
{
    public override string Tool => "Django";

    public override IReadOnlyList<string> Tables => ["django_migrations"];

    public override IReadOnlyList<string> Columns => ["app", "name"];

    public override bool Fits(LegacyHistoryTable table) => table.HasOnly("id", "app", "name", "applied");

    public override IEnumerable<LegacyHistoryEntry> Read(LegacyHistoryTable table)
    {
        var isOneApp = table.Rows.Select(row => row.Text("app")).Distinct().Count() == 1;
        return table.Rows.Select(row =>
        {
            var (app, name) = (row.Text("app") ?? "", row.Text("name") ?? "");
            return new LegacyHistoryEntry($"{app}.{name}")
            {
                Names = [$"{app}_{LegacyName.WithoutNumber(name)}", $"{app}_{name}", name],
                Version = isOneApp ? row.Version("name") : null,
                AppliedAt = row.Time("applied"),
            };
        });
    }
}
