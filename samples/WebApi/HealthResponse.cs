using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WebApi;

/// <summary>The health checks as JSON: what each of them says, and its data.</summary>
public static class HealthResponse
{
    public static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        Status = report.Status.ToString(),
        Checks = report.Entries.ToDictionary(entry => entry.Key, entry => new { Status = entry.Value.Status.ToString(), entry.Value.Description, entry.Value.Data }),
    });
}
