namespace GenMigrate.Generators;

/// <summary>A class of the project.</summary>
/// <param name="Type">As generated code names it.</param>
/// <param name="Parameters">Those of the constructor to call.</param>
internal sealed record ClassSource(string Type, EquatableArray<ParameterModel> Parameters) : MigrationSource;
