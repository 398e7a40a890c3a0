namespace GenMigrate.Conformance;

/// <summary>A step in words that every provider can translate.</summary>
public sealed record TestStep(TestStepKind Kind)
{
    /// <summary>The thing whose absence makes <see cref="TestStepKind.Fail"/> fail; a person "corrects the data" by making it.</summary>
    public const string Obstacle = "obstacle";

    /// <summary>Null: named by its place.</summary>
    public string? Name { get; init; }

    public string Thing { get; init; } = "";

    public string Value { get; init; } = "";

    public bool IsRepeatable { get; init; }

    public bool Fails { get; init; }

    /// <summary>Whether a step of code runs without a transaction.</summary>
    public bool RunsOutside { get; init; }

    public Func<ITestContext, CancellationToken, Task>? Body { get; init; }

    public static TestStep Create(string thing) => new(TestStepKind.Create) { Thing = thing };

    public static TestStep Drop(string thing) => new(TestStepKind.Drop) { Thing = thing };

    public static TestStep Insert(string thing, string value) => new(TestStepKind.Insert) { Thing = thing, Value = value };

    public static TestStep Delete(string thing, string value) => new(TestStepKind.Delete) { Thing = thing, Value = value };

    public static TestStep Alone(string thing, string value, bool repeatable = false) => new(TestStepKind.Alone) { Thing = thing, Value = value, IsRepeatable = repeatable };

    public static TestStep FailAlone(string thing, string value, bool repeatable = false) => Alone(thing, value, repeatable) with { Fails = true };

    public static TestStep MistypedAlone() => new(TestStepKind.MistypedAlone);

    public static TestStep Fail() => new(TestStepKind.Fail);

    public static TestStep Outside(string name, Func<ITestContext, CancellationToken, Task> body, bool repeatable = false) =>
        Code(name, body) with { RunsOutside = true, IsRepeatable = repeatable };

    public static TestStep Code(string name, Func<ITestContext, CancellationToken, Task> body) => new(TestStepKind.Code) { Name = name, Body = body };
}
