namespace GenMigrate.Benchmarks;

/// <summary>What went over a wire.</summary>
/// <param name="Connections">Connections made.</param>
/// <param name="RoundTrips">How often the client waited for the server to be done; connecting is not counted.</param>
/// <param name="Statements">Statements that the server was told to execute.</param>
internal readonly record struct WireCounts(int Connections, int RoundTrips, int Statements);
