using GenMigrate.Benchmarks;

// dotnet run -c Release --project tests/GenMigrate.Benchmarks -- starts,registry,apply [--json FILE] [--runs N]
// dotnet run -c Release --project tests/GenMigrate.Benchmarks -- compare A.json B.json
return await Command.RunAsync(args);
