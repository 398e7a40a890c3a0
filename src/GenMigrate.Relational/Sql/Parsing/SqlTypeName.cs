namespace GenMigrate;

/// <summary>A type as a column names it.</summary>
/// <param name="Name">On PostgreSQL the short name in lower case (<c>varchar</c>, <c>timestamptz</c>); on SQLite as written.</param>
/// <param name="Schema">Null where none is written.</param>
/// <param name="Modifiers">The numbers in parentheses, as written.</param>
/// <param name="IsArray">Whether it is an array of the type.</param>
internal sealed record SqlTypeName(string Name, string? Schema, IReadOnlyList<string> Modifiers, bool IsArray)
{
    private static readonly string[] Serials = ["serial", "serial4", "bigserial", "serial8", "smallserial", "serial2"];

    /// <summary>Whether it stands for an integer with a sequence as its default.</summary>
    public bool IsSerial => Schema is null && !IsArray && Array.IndexOf(Serials, Name) >= 0;

    /// <summary>A modifier as a number; null where it is not written.</summary>
    public int? Modifier(int index) =>
        index < Modifiers.Count && int.TryParse(Modifiers[index], out var number) ? number : null;

    public override string ToString() =>
        (Schema is null ? Name : $"{Schema}.{Name}")
        + (Modifiers.Count == 0 ? "" : $"({string.Join(",", Modifiers)})")
        + (IsArray ? "[]" : "");
}
