namespace GenMigrate.Generators;

/// <summary>A constructor parameter and where its argument comes from.</summary>
/// <param name="Type">The service's type as generated code names it.</param>
/// <param name="Default">The default value as an expression; null where the service is required.</param>
/// <param name="IsProvider">Whether the parameter takes the <see cref="IServiceProvider"/> itself.</param>
internal sealed record ParameterModel(string Type, string? Default, bool IsProvider);
