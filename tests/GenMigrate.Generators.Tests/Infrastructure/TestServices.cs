namespace GenMigrate.Generators.Tests;

/// <summary>A service provider that has what it is given.</summary>
internal sealed class TestServices(params object[] services) : IServiceProvider
{
    public object? GetService(Type serviceType) => services.FirstOrDefault(serviceType.IsInstanceOfType);
}
