namespace GenMigrate;

/// <summary>Says that a migration has no Down on purpose, and why. A rollback that would reach it is refused with the reason.</summary>
/// <param name="reason">What would be lost; shown to whoever tries to roll back.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class IrreversibleAttribute(string reason) : Attribute
{
    /// <summary>What would be lost; shown to whoever tries to roll back.</summary>
    public string Reason { get; } = reason;
}
