using GenMigrate.Benchmarks;
using Start;

if (!await RawPostgreSql.IsUpToDateAsync(args[0], Migrations.All))
{
    await RawPostgreSql.ApplyAsync(args[0], Migrations.All);
}

Footprint.Print();
