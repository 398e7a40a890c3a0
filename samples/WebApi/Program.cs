using GenMigrate;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using WebApi;

var builder = WebApplication.CreateBuilder(args);
var connectionString = builder.Configuration.GetConnectionString("Workers") ?? "Data Source=webapi.db";

// A constructor argument of the third migration, and of the store.
builder.Services.AddSingleton<Initials>();
builder.Services.AddSingleton(services => new WorkerStore(connectionString, services.GetRequiredService<Initials>()));

// Before the first request: whoever of many replicas starts first migrates, the others wait for it.
builder.Services.AddGenMigrate(GeneratedMigrations.Registry, options => options.UseSqlite(connectionString))
    .MigrateOnStartup(options =>
    {
        options.Timeout = TimeSpan.FromMinutes(5);
        options.OnFailure = builder.Configuration.GetValue("Migrations:OnFailure", StartupFailurePolicy.StopHost);
    });
builder.Services.AddHealthChecks().AddGenMigrate(tags: ["ready"]);

var app = builder.Build();
app.MapGet("/workers", (WorkerStore store) => store.ListAsync());
app.MapPost("/workers", async (NewWorker worker, WorkerStore store) => Results.Created("/workers", await store.AddAsync(worker.Name)));
app.MapHealthChecks("/health", new HealthCheckOptions { ResponseWriter = HealthResponse.WriteAsync });
await app.RunAsync();
