using System.Globalization;
using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators;

/// <summary>From a constructor's parameter to its model.</summary>
internal static class ParameterParser
{
    public static ParameterModel Parse(IParameterSymbol parameter)
    {
        var type = parameter.Type;
        var defaultValue = parameter.IsOptional ? Default(parameter) : null;
        if (defaultValue is null && type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            // No service is of type int?: asking for an int says the same.
            type = Underlying(type);
        }

        return new ParameterModel(TypeText.Of(type), defaultValue, type.Is(KnownTypeNames.ServiceProvider));
    }

    private static string Default(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue || parameter.ExplicitDefaultValue is not { } value)
        {
            return "default!";
        }

        var type = Underlying(parameter.Type);
        return type.TypeKind == TypeKind.Enum ? $"({TypeText.Of(type)})({Constant(value)})" : Constant(value);
    }

    private static ITypeSymbol Underlying(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    private static string Constant(object value) => value switch
    {
        bool truth => truth ? "true" : "false",
        string text => Literals.Text(text),
        char character => $"'\\u{(int)character:x4}'",
        float number => Number(number),
        double number => Number(number),
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "M",
        uint number => number.ToString(CultureInfo.InvariantCulture) + "U",
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        ulong number => number.ToString(CultureInfo.InvariantCulture) + "UL",
        DateTime time => $"new global::System.DateTime({time.Ticks.ToString(CultureInfo.InvariantCulture)}L)",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static string Number(float number) => number switch
    {
        float.NaN => "float.NaN",
        float.PositiveInfinity => "float.PositiveInfinity",
        float.NegativeInfinity => "float.NegativeInfinity",
        _ => number.ToString("R", CultureInfo.InvariantCulture) + "F",
    };

    private static string Number(double number) => number switch
    {
        double.NaN => "double.NaN",
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        _ => number.ToString("R", CultureInfo.InvariantCulture) + "D",
    };
}
