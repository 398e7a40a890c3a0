using System.Reflection;

namespace GenMigrate.Tests;

/// <summary>
/// What each assembly promises, as a reviewed file. A change shows as a difference; a person who means it moves the
/// received file over the verified one.
/// </summary>
public sealed class PublicApiTests
{
    // Another assembly: a project reference and a line here.
    private static readonly Assembly[] Reviewed =
    [
        typeof(Migration).Assembly, typeof(SqlMigration).Assembly, typeof(SqliteMigrationDatabase).Assembly, typeof(PostgreSqlMigrationDatabase).Assembly, typeof(MigrationCommand).Assembly, typeof(GenMigrateBuilder).Assembly,
    ];

    public static TheoryData<string> Assemblies => [.. Reviewed.Select(assembly => assembly.GetName().Name!)];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void The_public_api_is_the_one_that_was_reviewed(string name)
    {
        var verified = PathOf($"{name}.verified.txt");
        var received = PathOf($"{name}.received.txt");
        File.Delete(received);
        var actual = PublicApiWriter.Write(Reviewed.Single(assembly => assembly.GetName().Name == name));
        var expected = File.Exists(verified) ? File.ReadAllText(verified) : "";
        if (actual != expected)
        {
            File.WriteAllText(received, actual);
            Assert.Fail($"The public API of {name} has changed:\n{Difference(expected, actual)}\nIf that is meant: mv {Repository.Relative(received)} {Repository.Relative(verified)}");
        }
    }

    [Fact]
    public void No_reviewed_file_is_left_without_its_assembly()
    {
        var names = Reviewed.Select(assembly => assembly.GetName().Name + ".verified.txt");

        Assert.Equal(names.Order(StringComparer.Ordinal), Directory.EnumerateFiles(PathOf(), "*.verified.txt").Select(Path.GetFileName).Order(StringComparer.Ordinal));
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

    private static string PathOf(params string[] parts) => Repository.PathOf(["tests", "GenMigrate.Tests", "PublicApi", .. parts]);
}
