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
        var variable = requirement?.GetConstructorArguments().Cast<string>().Single();
        return variable is null || IsSet(variable) || IsSet("CI") ? base.GetSkipReason(factAttribute) : $"{variable} is not set: start a server and say there where it is.";
    }

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
