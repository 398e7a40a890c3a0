using System.Globalization;

namespace GenMigrate.Benchmarks;

/// <summary>A row of the table. Names are kept from run to run: two runs are compared by them.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">What came out.</param>
/// <param name="Unit"><c>×</c> for a ratio to hand-written code, otherwise <c>ms</c>, <c>KB</c>, <c>methods</c> and the like.</param>
/// <param name="AtMost">What it must not exceed; null where nothing is promised.</param>
/// <param name="Detail">What the value was made of.</param>
internal sealed record Figure(string Name, double Value, string Unit, double? AtMost = null, string Detail = "")
{
    public bool IsMissed => Value > AtMost;

    /// <summary>A ratio of two medians.</summary>
    public static Figure Ratio(string name, double ours, double others, string unit, double? atMost = null) =>
        new(name, ours / others, "×", atMost, string.Create(CultureInfo.InvariantCulture, $"{Number(ours)} / {Number(others)} {unit}"));

    public static string Number(double value) => value.ToString(Math.Abs(value) switch { >= 100 => "#,0", >= 10 => "0.0", _ => "0.00" }, CultureInfo.InvariantCulture);

    /// <summary>A value with its unit, as people read it.</summary>
    public static string Text(double value, string unit) => unit == "×" ? $"{value.ToString("0.00", CultureInfo.InvariantCulture)}×" : $"{Number(value)} {unit}".TrimEnd();
}
