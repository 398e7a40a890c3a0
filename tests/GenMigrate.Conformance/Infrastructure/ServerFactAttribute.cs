using Xunit.Sdk;

namespace GenMigrate.Conformance;

/// <summary>A fact that obeys the <see cref="RequiresServerAttribute"/> of the class it runs in, a derived one too.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("GenMigrate.Conformance.ServerFactDiscoverer", "GenMigrate.Conformance")]
public sealed class ServerFactAttribute : FactAttribute;
