namespace GenMigrate.Cli.Tests;

/// <summary>What a command left behind, scrubbed.</summary>
internal sealed record CommandOutcome(int ExitCode, string Out, string Error);
