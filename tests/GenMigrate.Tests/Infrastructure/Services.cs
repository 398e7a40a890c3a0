namespace GenMigrate.Tests;

/// <summary>Services by type.</summary>
internal sealed class Services(params object[] instances) : IServiceProvider
{
    public object? GetService(Type serviceType) => instances.FirstOrDefault(serviceType.IsInstanceOfType);
}
