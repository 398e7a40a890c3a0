namespace WebApi;

/// <summary>Somebody who looks for work.</summary>
public sealed record Worker(long Id, string Name, string Initials);
