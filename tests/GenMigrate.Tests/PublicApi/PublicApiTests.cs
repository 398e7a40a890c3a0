using System.Reflection;

namespace GenMigrate.Tests;

/// <summary>The public API of each assembly, as a reviewed file.</summary>
public sealed class PublicApiTests
{
    // Another assembly: a project reference and a line here.
    private static readonly Assembly[] Reviewed =
    [
        typeof(Migration).Assembly, typeof(SqlMigration).Assembly, typeof(SqliteMigrationDatabase).Assembly, typeof(PostgreSqlMigrationDatabase).Assembly,
        typeof(MongoMigrationDatabase).Assembly, typeof(MigrationCommand).Assembly, typeof(GenMigrateBuilder).Assembly,
    ];

    public static TheoryData<string> Assemblies => [.. Reviewed.Select(assembly => assembly.GetName().Name!)];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void The_public_api_is_the_one_that_was_reviewed(string name) => PublicApiReview.Verify(Reviewed.Single(assembly => assembly.GetName().Name == name), PathOf());

    [Fact]
    public void No_reviewed_file_is_left_without_its_assembly()
    {
        var names = Reviewed.Select(assembly => assembly.GetName().Name + ".verified.txt");

        Assert.Equal(names.Order(StringComparer.Ordinal), Directory.EnumerateFiles(PathOf(), "*.verified.txt").Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private static string PathOf() => Repository.PathOf("tests", "GenMigrate.Tests", "PublicApi");
}
