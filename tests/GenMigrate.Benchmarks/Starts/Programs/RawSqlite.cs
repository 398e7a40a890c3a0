using GenMigrate.Benchmarks;
using Start;

if (!RawSqlite.IsUpToDate(args[0], Migrations.All))
{
    RawSqlite.Apply(args[0], Migrations.All);
}

Footprint.Print();
