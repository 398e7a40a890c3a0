using System.Reflection;

namespace GenMigrate.Tests;

/// <summary>
/// Holds an assembly's public surface against a reviewed file. A change shows as a difference; a person who means it moves
/// the received file over the verified one.
/// </summary>
internal static class PublicApiReview
{
    /// <summary>Fails unless the assembly promises what its file in a directory says.</summary>
    public static void Verify(Assembly assembly, string directory)
    {
        var name = assembly.GetName().Name;
        var verified = Path.Combine(directory, $"{name}.verified.txt");
        var received = Path.Combine(directory, $"{name}.received.txt");
        File.Delete(received);
        var actual = PublicApiWriter.Write(assembly);
        var expected = File.Exists(verified) ? File.ReadAllText(verified) : "";
        if (actual != expected)
        {
            File.WriteAllText(received, actual);
            Assert.Fail($"The public API of {name} has changed:\n{Difference(expected, actual)}\nIf that is meant: mv {Repository.Relative(received)} {Repository.Relative(verified)}");
        }
    }

    private static string Difference(string expected, string actual)
    {
        var (before, after) = (Members(expected), Members(actual));
        return string.Join('\n', before.Except(after).Select(line => "- " + line).Concat(after.Except(before).Select(line => "+ " + line)));
    }

    // Each member with its type before it, because many types have, say, a Name.
    private static List<string> Members(string api)
    {
        var type = "";
        return [.. api.Split('\n').Select(line => line.StartsWith(' ') ? $"{type}:{line}" : type = line)];
    }
}
