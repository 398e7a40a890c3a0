using Microsoft.Extensions.DependencyInjection;

namespace GenMigrate;

/// <summary>What a registration has put into a container, with its key or, for the only one, without.</summary>
internal static class RegisteredServices
{
    public static T GetRegistered<T>(this IServiceProvider services, string? key)
        where T : notnull => key is null ? services.GetRequiredService<T>() : services.GetRequiredKeyedService<T>(key);
}
