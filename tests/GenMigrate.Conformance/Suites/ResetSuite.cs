namespace GenMigrate.Conformance;

/// <summary>A database that is taken back to where it was, or emptied.</summary>
public abstract class ResetSuite(ConformanceProvider provider) : ConformanceSuite(provider)
{
    private const string Development = "Development";
    private static readonly TestMigration[] Schema = [TestMigration.Creates(1, "workers"), TestMigration.Creates(2, "jobs")];
    private static readonly TestMigration Ada = TestMigration.Inserts(1, "workers", "Ada");

    [ServerFact]
    public async Task Migrations_are_rolled_back_and_seeds_forgotten_so_that_both_run_anew()
    {
        await Database.DoAsync(TestStep.Create("theirs"));
        var before = await Database.DumpAsync();
        var runner = Seeder();
        await runner.MigrateAsync();
        await runner.SeedAsync(Development);
        Assert.Equal("down 2, down 1", Done(await Seeder().ResetAsync()));
        Assert.Equal(before, await Database.DumpAsync());
        Assert.Equal("up 1, up 2", Done(await Seeder().MigrateAsync()));
        Assert.Equal("up 1", Done(await Seeder().SeedAsync(Development)));
        Assert.Equal("Ada", await ValuesAsync("workers"));
    }

    [ServerFact]
    public async Task What_cannot_be_rolled_back_stops_it()
    {
        TestMigration[] migrations = [Schema[0] with { Down = [] }];
        await UpAsync(migrations);
        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => Runner(migrations, options => options.Environment = Development).ResetAsync());
        Assert.Equal("NoDown 1", Kinds(refusal));
    }

    [ServerFact]
    public async Task Everything_means_the_history_and_what_others_made_too()
    {
        var empty = await Database.DumpAsync();
        await Database.DoAsync(TestStep.Create("theirs"), TestStep.Insert("theirs", "x"));
        await Seeder().MigrateAsync();
        await Seeder().ResetAsync(everything: true);
        Assert.Equal(empty, await Database.DumpAsync());
        Assert.Empty(await Database.OwnTablesAsync());
        Assert.Equal("up 1, up 2", Done(await Seeder().MigrateAsync()));
    }

    [ServerFact]
    public async Task In_production_nothing_is_reset()
    {
        await UpAsync(Schema);
        foreach (var everything in new[] { false, true })
        {
            var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(() => Seeder("production").ResetAsync(everything));
            Assert.Equal(MigrationProblemKind.Production, Assert.Single(refusal.Problems).Kind);
        }

        Assert.Equal("1 applied, 2 applied", await StatesAsync());
    }

    private MigrationRunner Seeder(string environment = Development) =>
        new(Provider.Registry(Schema, seeds: [Ada]), Database.Connect(), new MigrationRunnerOptions { Environment = environment });
}
