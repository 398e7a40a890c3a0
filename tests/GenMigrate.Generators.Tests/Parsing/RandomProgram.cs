using System.Globalization;
using System.Text;

namespace GenMigrate.Generators.Tests;

/// <summary>A program of some migrations in random forms, of which another source generator makes random parts.</summary>
internal sealed class RandomProgram
{
    private const string Up = "public override void Up(GenMigrate.SqlMigrationBuilder m) { }";
    private const string Down = "public override void Down(GenMigrate.SqlMigrationBuilder m) { }";
    private readonly Random _random;
    private readonly StringBuilder _generated = new();

    public RandomProgram(Random random, string[] usings, string[] globals)
    {
        _random = random;
        var global = Pick(globals);
        var written = new List<string> { global };
        for (var number = 1; number <= 4; number++)
        {
            var scope = Pick(usings);
            written.Add($"{scope} namespace Jobs;\n" + Class(number, scope + global));
        }

        Written = [.. written];
    }

    public string[] Written { get; }

    public string Generated => "namespace Jobs {\n" + _generated + "}\n";

    private string Class(int number, string scope)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"M{number}");
        if (_random.Next(8) == 0)
        {
            _generated.Append($"[GenMigrate.Migration({number})] sealed class {name} : GenMigrate.SqlMigration {{ {Up} }}\n");
            return "";
        }

        var isPartial = _random.Next(3) == 0;
        var part = isPartial ? Part(name) : "";
        var attributes = Attributes(number, name, scope);
        var (parameters, body) = Parameters(name);
        var baseName = part.Contains(':', StringComparison.Ordinal) ? "" : " : " + Base(number, scope);
        _generated.Append(part);
        return $"{attributes} sealed {(isPartial ? "partial " : "")}class {name}{parameters}{baseName} {{ {body} {Up} {(part.Contains("Down", StringComparison.Ordinal) || _random.Next(2) == 0 ? "" : Down)} }}";
    }

    private string Part(string name) => _random.Next(5) switch
    {
        0 => $"partial class {name} : GenMigrate.SqlMigration;\n",
        1 => $"partial class {name} {{ {Down} }}\n",
        2 => $"[GenMigrate.Irreversible(\"why\")] partial class {name};\n",
        3 => $"partial class {name} {{ const int Unused = 1; }}\n",
        _ => "",
    };

    private string Attributes(int number, string name, string scope)
    {
        var migration = (scope.Contains(" Mig =", StringComparison.Ordinal) || scope.Contains(" MigAttribute =", StringComparison.Ordinal)) && _random.Next(2) == 0 ? "Mig" : Pick(["Migration", "Migration", "MigrationAttribute", "GenMigrate.Migration", "Seed"]);
        List<string> list = [$"{migration}({Version(number, name)}{Pick(["", "", ", OutOfOrder = true", ", Transaction = GenMigrate.TransactionMode.None", ", Transaction = TransactionMode.None"])})"];
        if (migration == "Mig" && _random.Next(2) == 0)
        {
            list.Add("Seed(9)");
        }

        if (_random.Next(3) == 0 && !_generated.ToString().Contains($"Irreversible(\"why\")] partial class {name};", StringComparison.Ordinal))
        {
            list.Insert(_random.Next(list.Count + 1), scope.Contains(" NoWay", StringComparison.Ordinal) ? "NoWay(\"r\")" : "Irreversible(\"r\")");
        }

        return _random.Next(2) == 0 ? $"[{string.Join(", ", list)}]" : string.Concat(list.Select(attribute => $"[{attribute}]"));
    }

    private string Version(int number, string name)
    {
        switch (_random.Next(6))
        {
            case 0:
                _generated.Append($"static class V{name} {{ public const long Value = {number}; }}\n");
                return $"V{name}.Value";
            case 1:
                return $"{number} + 10";
            default:
                return number.ToString(CultureInfo.InvariantCulture);
        }
    }

    private (string Parameters, string Body) Parameters(string name)
    {
        var type = Pick(["", "", "", "System.IServiceProvider", $"IGen{name}", $"System.Lazy<IGen{name}>", $"IGen{name}[]"]);
        if (type.Contains("IGen", StringComparison.Ordinal))
        {
            _generated.Append($"interface IGen{name};\n");
        }

        return type.Length == 0 ? ("", "") : ($"({type} given)", "object Given => given;");
    }

    private string Base(int number, string scope)
    {
        if (_random.Next(6) == 0)
        {
            _generated.Append($"abstract class Base{number} : GenMigrate.SqlMigration;\n");
            return string.Create(CultureInfo.InvariantCulture, $"Base{number}");
        }

        return scope.Contains(" Sql =", StringComparison.Ordinal) ? "Sql" : Pick(["SqlMigration", "SqlMigration", "GenMigrate.SqlMigration"]);
    }

    private string Pick(string[] choices) => choices[_random.Next(choices.Length)];
}
