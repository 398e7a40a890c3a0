namespace GenMigrate.Tests;

/// <summary>A step without a database: name, hash, and what a crash may do to it.</summary>
internal sealed class TestStep(string name, string hash, bool isTransactional = true, bool isRepeatable = false) : MigrationStep(name, isRepeatable)
{
    public override string Hash => hash;

    public override bool IsTransactional => isTransactional;

    public override string? Text => null;
}
