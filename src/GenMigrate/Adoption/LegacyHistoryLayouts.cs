namespace GenMigrate;

/// <summary>The tools whose tables are known.</summary>
internal static class LegacyHistoryLayouts
{
    // Those with more columns come before those that have a part of them.
    private static readonly LegacyHistoryLayout[] All =
    [
        new FlywayLayout(),
        new EvolveLayout(),
        new LiquibaseLayout(),
        new PrismaLayout(),
        new MongockLayout(),
        new RoundhousELayout(),
        new GrateLayout(),
        new SqlxLayout(),
        new KnexLayout(),
        new EntityFrameworkLayout(),
        new FluentMigratorLayout(),
        new DbUpLayout(),
        new GooseLayout(),
        new DjangoLayout(),
        new LaravelLayout(),
        new TypeOrmLayout(),
        new KotLayout(),
        new MongoMigrationLayout(),
        new MigrateMongoLayout(),
        new DieselLayout(),
        new GolangMigrateLayout(),
        new AlembicLayout(),
        new SchemaMigrationsLayout(),
    ];

    /// <summary>What the tools call their tables unless they are told otherwise.</summary>
    public static IReadOnlyList<string> Tables => [.. All.SelectMany(layout => layout.Tables).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The tool that made a table, by its columns; null where no known one did.</summary>
    public static LegacyHistoryLayout? Find(LegacyHistoryTable table) => Array.Find(All, layout => layout.Fits(table));
}
