namespace JobBoard;

/// <summary>The services that seeds ask for; a real program has a container.</summary>
internal sealed class SampleServices(AdministratorSettings administrator) : IServiceProvider
{
    public object? GetService(Type serviceType) => serviceType == typeof(AdministratorSettings) ? administrator : null;
}
