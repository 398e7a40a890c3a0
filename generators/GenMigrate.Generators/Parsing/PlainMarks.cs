using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenMigrate.Generators;

/// <summary>Reads attributes whose arguments are written out: literals, and the values of the runtime's enums by name.</summary>
internal sealed class PlainMarks
{
    private static readonly IReadOnlyDictionary<string, int> TransactionModes =
        new Dictionary<string, int>(StringComparer.Ordinal) { ["PerMigration"] = 0, ["None"] = MarkValues.NoTransaction };

    private static readonly IReadOnlyDictionary<string, int> ForeignKeyModes =
        new Dictionary<string, int>(StringComparer.Ordinal) { ["Enforced"] = 0, ["CheckAtCommit"] = MarkValues.CheckForeignKeysAtCommit };

    private readonly Dictionary<string, object> _named = new(StringComparer.Ordinal);
    private MigrationKind _kind;
    private long? _version;
    private string? _reason;

    /// <summary>What the attributes name of the runtime's.</summary>
    public RuntimeNames Names { get; private set; }

    /// <summary>Whether an argument names one of the runtime's enums.</summary>
    public bool HasExpressions { get; private set; }

    /// <summary>Reads a list of attributes; false where only the compiler can tell what it says.</summary>
    public bool Take(AttributeListSyntax list) => list.Target is null && list.Attributes.All(Take);

    /// <summary>What was read; null where it makes no migration.</summary>
    public MarkValues? ToValues()
    {
        var irreversible = _reason is not null;
        return _version is not { } version || (irreversible && _kind == MigrationKind.Seed)
            ? null
            : new MarkValues(_kind, version, _named) { IsIrreversible = irreversible, Reason = _reason };
    }

    private bool Take(AttributeSyntax attribute)
    {
        var name = RuntimeNameTable.Of(PlainClassReader.LastName(attribute.Name)) & (RuntimeNames.Migration | RuntimeNames.Seed | RuntimeNames.Irreversible);
        if (name == RuntimeNames.None)
        {
            return true;
        }

        // Twice the same, or both kinds: there are rules for that elsewhere.
        if (attribute.Name is not IdentifierNameSyntax || (Names & name) != RuntimeNames.None || (_version is not null && name != RuntimeNames.Irreversible))
        {
            return false;
        }

        Names |= name;
        var arguments = attribute.ArgumentList?.Arguments ?? default;
        return name == RuntimeNames.Irreversible ? TakeReason(arguments) : TakeVersion(arguments, name);
    }

    private bool TakeReason(SeparatedSyntaxList<AttributeArgumentSyntax> arguments)
    {
        _reason = arguments.Count == 1 && IsPositional(arguments[0]) ? Literal(arguments[0].Expression) as string : null;
        return _reason is not null;
    }

    private bool TakeVersion(SeparatedSyntaxList<AttributeArgumentSyntax> arguments, RuntimeNames name)
    {
        _kind = name == RuntimeNames.Seed ? MigrationKind.Seed : MigrationKind.Migration;
        _version = arguments.Count > 0 && IsPositional(arguments[0]) ? Number(arguments[0].Expression) : null;
        return _version is not null && arguments.Skip(1).All(TakeProperty);
    }

    private static bool IsPositional(AttributeArgumentSyntax argument) => argument is { NameEquals: null, NameColon: null };

    private bool TakeProperty(AttributeArgumentSyntax argument)
    {
        if (argument is not { NameEquals.Name.Identifier.ValueText: var name, Expression: var expression } || _named.ContainsKey(name) || Value(name, expression) is not { } value)
        {
            return false;
        }

        _named.Add(name, value);
        return true;
    }

    private object? Value(string property, ExpressionSyntax expression) => property switch
    {
        "Name" or "FormerName" or "Description" or "Registry" => Literal(expression) as string,
        "TimeoutSeconds" or "LockTimeoutSeconds" => Literal(expression) as int?,
        "OutOfOrder" => Literal(expression) as bool?,
        "Environments" when _kind == MigrationKind.Seed => Literal(expression) as string,
        "RunOnChange" when _kind == MigrationKind.Seed => Literal(expression) as bool?,
        "Transaction" => EnumValue(expression, RuntimeNames.TransactionMode, TransactionModes),
        "ForeignKeys" => EnumValue(expression, RuntimeNames.ForeignKeyMode, ForeignKeyModes),
        _ => null,
    };

    private int? EnumValue(ExpressionSyntax expression, RuntimeNames type, IReadOnlyDictionary<string, int> values)
    {
        if (expression is not MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax written, Name: IdentifierNameSyntax member }
            || RuntimeNameTable.Of(written.Identifier.ValueText) != type
            || !values.TryGetValue(member.Identifier.ValueText, out var value))
        {
            return null;
        }

        Names |= type;
        HasExpressions = true;
        return value;
    }

    private static long? Number(ExpressionSyntax expression) => Literal(expression) switch
    {
        int number => number,
        uint number => number,
        long number => number,
        _ => null,
    };

    private static object? Literal(ExpressionSyntax expression) =>
        expression is LiteralExpressionSyntax literal && literal.Kind() is SyntaxKind.NumericLiteralExpression or SyntaxKind.StringLiteralExpression or SyntaxKind.TrueLiteralExpression or SyntaxKind.FalseLiteralExpression
            ? literal.Token.Value
            : null;
}
