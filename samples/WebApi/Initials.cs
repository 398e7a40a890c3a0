namespace WebApi;

/// <summary>Short forms of names.</summary>
public sealed class Initials
{
    public string Of(string name) => string.Concat(name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => char.ToUpperInvariant(part[0])));
}
