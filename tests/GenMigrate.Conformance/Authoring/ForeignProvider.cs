namespace GenMigrate.Conformance;

/// <summary>A provider, some of whose migrations are made for another database.</summary>
internal sealed class ForeignProvider(ConformanceProvider inner, params long[] foreign) : ConformanceProvider
{
    public override Task<TestDatabase> CreateAsync() => inner.CreateAsync();

    public override TestDatabase Open(string address) => inner.Open(address);

    public override Migration Make(TestMigration migration)
    {
        ArgumentNullException.ThrowIfNull(migration);
        return foreign.Contains(migration.Version) ? new ForeignMigration() : inner.Make(migration);
    }

    private sealed class ForeignMigration : Migration;
}
