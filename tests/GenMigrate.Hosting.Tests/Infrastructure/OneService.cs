namespace GenMigrate.Hosting.Tests;

/// <summary>A container of one service.</summary>
internal sealed class OneService(object service) : IServiceProvider
{
    public object? GetService(Type serviceType) => serviceType.IsInstanceOfType(service) ? service : null;
}
