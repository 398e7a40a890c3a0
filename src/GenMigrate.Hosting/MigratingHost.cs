using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace GenMigrate;

/// <summary>
/// A host that ends quietly where it is stopped while it migrates. The host itself can only be told by an exception, which
/// would end the process as if it had crashed; or by nothing, and then it would start all other services.
/// </summary>
internal sealed class MigratingHost(IHost host, StartupStop stop) : IHost, IAsyncDisposable
{
    private bool _wasStopped;

    public IServiceProvider Services => host.Services;

    /// <summary>Puts it in the place of the host that a builder has registered, if one has.</summary>
    public static void Register(IServiceCollection services)
    {
        services.TryAddSingleton<StartupStop>();
        var host = services.LastOrDefault(service => service.ServiceType == typeof(IHost) && !service.IsKeyedService);
        if (host is { ImplementationFactory: { } make })
        {
            services.Replace(ServiceDescriptor.Singleton<IHost>(provider =>
                new MigratingHost((IHost)make(provider), provider.GetRequiredService<StartupStop>())));
        }
    }

    /// <remarks>Once it was stopped, the start that is under way is left alone: it never gets to the other services.</remarks>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        stop.IsAwaited = true;
        var starting = host.StartAsync(cancellationToken);
        _wasStopped = await Task.WhenAny(starting, stop.Stopped).ConfigureAwait(false) != starting;
        if (!_wasStopped)
        {
            await starting.ConfigureAwait(false);
        }
    }

    /// <remarks>Services that were never started are not stopped either.</remarks>
    public Task StopAsync(CancellationToken cancellationToken = default) =>
        _wasStopped ? Task.CompletedTask : host.StopAsync(cancellationToken);

    public void Dispose() => host.Dispose();

    public ValueTask DisposeAsync()
    {
        if (host is IAsyncDisposable disposable)
        {
            return disposable.DisposeAsync();
        }

        host.Dispose();
        return ValueTask.CompletedTask;
    }
}
