using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenMigrate.Generators;

/// <summary>What differs from run to run or machine to machine, and what to do instead.</summary>
internal static class UnrepeatableSource
{
    private const string Clock = "let the database tell the time, or take context.Clock in a step of code";
    private const string Chance = "write the value down, or derive it from the row it is for";
    private const string Surroundings = "write the value down; what is for some environments only belongs into a seed";
    private const string Network = "fetch it before, and put what came into the migration";

    private static readonly Dictionary<string, (string Advice, string[]? Members)> Types = new(StringComparer.Ordinal)
    {
        ["System.DateTime"] = (Clock, ["Now", "UtcNow", "Today"]),
        ["System.DateTimeOffset"] = (Clock, ["Now", "UtcNow"]),
        ["System.TimeProvider"] = (Clock, ["System"]),
        ["System.Guid"] = (Chance, ["NewGuid", "CreateVersion7"]),
        ["System.Random"] = (Chance, ["Shared"]),
        ["System.Security.Cryptography.RandomNumberGenerator"] = (Chance, null),
        ["System.IO.Path"] = (Chance, ["GetRandomFileName", "GetTempFileName", "GetTempPath"]),
        ["System.Environment"] = (Surroundings, null),
        ["System.Net.Dns"] = (Network, null),
        ["System.Net.WebClient"] = (Network, null),
        ["System.Net.WebRequest"] = (Network, null),
        ["System.Net.Http.HttpClient"] = (Network, null),
        ["System.Net.Http.HttpMessageInvoker"] = (Network, null),
        ["System.Net.Http.Json.HttpClientJsonExtensions"] = (Network, null),
        ["System.Net.NetworkInformation.Ping"] = (Network, null),
        ["System.Net.Sockets.Socket"] = (Network, null),
        ["System.Net.Sockets.TcpClient"] = (Network, null),
        ["System.Net.Sockets.UdpClient"] = (Network, null),
    };

    // Whoever uses one of the types names it, or a member of it: what names none of these need not be compiled.
    private static readonly HashSet<string> Names = new(
        Types.SelectMany(type => type.Value.Members ?? [type.Key.Substring(type.Key.LastIndexOf('.') + 1)])
            .Concat(["Random", "IHttpClientFactory", "CreateClient", "MachineName", "UserName", "GetEnvironmentVariable", "ProcessorCount", "CurrentDirectory"])
            .Concat(["GetAsync", "GetStringAsync", "GetStreamAsync", "GetByteArrayAsync", "PostAsync", "PutAsync", "PatchAsync", "DeleteAsync", "SendAsync", "Send", "GetFromJsonAsync", "PostAsJsonAsync", "PutAsJsonAsync"]),
        StringComparer.Ordinal);

    /// <summary>Whether code can be about any of it, by the names in it.</summary>
    public static bool IsNamedIn(SyntaxNode code) => code.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && Names.Contains(token.ValueText));

    /// <summary>What to do instead of using a member, or of making an object by a constructor; null: nothing is wrong with it.</summary>
    public static string? AdviceOn(ISymbol symbol)
    {
        if (symbol is not (IMethodSymbol or IPropertySymbol or IFieldSymbol) || symbol.ContainingType is not { } type)
        {
            return null;
        }

        //// A generator of random numbers that is given its start gives the same ones everywhere.
        if (symbol is IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: 0 } && type.Is("System.Random"))
        {
            return Chance;
        }

        return Types.TryGetValue(type.ToDisplayString(), out var found) && found.Members?.Contains(symbol.Name) != false ? found.Advice : null;
    }
}
