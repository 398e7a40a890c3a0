namespace GenMigrate;

/// <summary>The name of an object as the database stores it.</summary>
/// <param name="Schema">Null where none is written.</param>
/// <param name="Name">Without quotes.</param>
internal sealed record ObjectName(string? Schema, string Name)
{
    public override string ToString() => Schema is null ? Name : $"{Schema}.{Name}";
}
