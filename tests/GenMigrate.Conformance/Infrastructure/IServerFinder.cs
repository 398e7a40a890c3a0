namespace GenMigrate.Conformance;

/// <summary>Knows whether a server can be had. Needs a public constructor without parameters.</summary>
public interface IServerFinder
{
    /// <summary>Why not, in one line that says how to get one; null: it can.</summary>
    string? WhyMissing();
}
