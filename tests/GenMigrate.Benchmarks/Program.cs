using GenMigrate.Benchmarks;

// dotnet run -c Release --project tests/GenMigrate.Benchmarks -- all [--json FILE] [--runs N]
// dotnet run -c Release --project tests/GenMigrate.Benchmarks -- compare A.json B.json
return await Command.RunAsync(args);
