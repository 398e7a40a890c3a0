using Xunit.Abstractions;
using Xunit.Sdk;

namespace GenMigrate.Conformance;

/// <summary>A case that is skipped where its server is missing.</summary>
public sealed class ServerTestCase : XunitTestCase
{
    [Obsolete("For xunit's deserialiser.", error: true)]
    public ServerTestCase()
    {
    }

    public ServerTestCase(IMessageSink diagnosticMessageSink, TestMethodDisplay display, TestMethodDisplayOptions displayOptions, ITestMethod testMethod)
        : base(diagnosticMessageSink, display, displayOptions, testMethod)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute)
    {
        var requirement = TestMethod.TestClass.Class.GetCustomAttributes(typeof(RequiresServerAttribute)).FirstOrDefault();
        return requirement is null || IsSet("CI") ? base.GetSkipReason(factAttribute) : WhyMissing(requirement.GetConstructorArguments().ToList()) ?? base.GetSkipReason(factAttribute);
    }

    private static string? WhyMissing(List<object> arguments)
    {
        var variable = (string)arguments[0];
        return arguments is [_, Type finder]
            ? ((IServerFinder)Activator.CreateInstance(finder)!).WhyMissing()
            : IsSet(variable) ? null : $"{variable} is not set: start a server and say there where it is.";
    }

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
