namespace WebApi;

/// <summary>What is posted to <c>/workers</c>.</summary>
public sealed record NewWorker(string Name);
