namespace GenMigrate;

/// <summary>The options in a list <c>(name [[=] value], …)</c>.</summary>
internal sealed class SqlOptions
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the option is given.</summary>
    public bool Has(string option) => _values.ContainsKey(option);

    /// <summary>Whether the option is given, without a value or with any but a false one.</summary>
    public bool IsTrue(string option) => Has(option) && !IsFalse(option);

    /// <summary>Whether the option is given as false. The manual's words for that are FALSE, OFF and 0.</summary>
    public bool IsFalse(string option) => _values.TryGetValue(option, out var value) && value.ToUpperInvariant() is "FALSE" or "OFF" or "0";

    /// <param name="option">Its name.</param>
    /// <param name="value">Its value; empty for none.</param>
    public void Set(string option, string value) => _values[option] = value;
}
