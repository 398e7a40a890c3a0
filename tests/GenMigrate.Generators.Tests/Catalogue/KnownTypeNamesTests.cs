using System.Reflection;

namespace GenMigrate.Generators.Tests;

public sealed class KnownTypeNamesTests
{
    private static readonly Type[] Types =
    [
        typeof(Migration),
        typeof(MigrationAttribute),
        typeof(SeedAttribute),
        typeof(IrreversibleAttribute),
        typeof(MigrationModuleAttribute),
        typeof(MigrationCatalog),
        typeof(MigrationRegistry),
        typeof(MigrationServices),
        typeof(TransactionMode),
        typeof(ForeignKeyMode),
        typeof(SqlMigration),
        typeof(SqlFileMigration),
        typeof(SqlMigrationBuilder),
        typeof(SqlMigrationContext),
        typeof(System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute),
        typeof(ObsoleteAttribute),
        typeof(IServiceProvider),
    ];

    [Fact]
    public void Each_name_is_that_of_a_type() => Assert.Equal(
        // Not every build of these tests has MongoDB's driver.
        Types.Select(type => type.FullName).Append("GenMigrate.MongoMigration").Order(StringComparer.Ordinal),
        typeof(KnownTypeNames).GetFields(BindingFlags.Static | BindingFlags.Public).Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal));

    [Fact]
    public void Flags_are_those_of_the_runtime() => Assert.Equal(
        Enum.GetValues<GenMigrate.MigrationFlags>().Select(flag => (flag.ToString(), (int)flag)),
        Enum.GetValues<MigrationFlags>().Select(flag => (flag.ToString(), (int)flag)));

    [Fact]
    public void Kinds_are_those_of_the_runtime() => Assert.Equal(
        Enum.GetNames<GenMigrate.MigrationKind>(),
        Enum.GetNames<MigrationKind>());

    [Fact]
    public void Values_of_attributes_are_those_of_the_runtime()
    {
        Assert.Equal((int)TransactionMode.None, MarkValues.NoTransaction);
        Assert.Equal((int)ForeignKeyMode.CheckAtCommit, MarkValues.CheckForeignKeysAtCommit);
    }

    [Theory]
    [InlineData("GenMigrate.Migration", true)]
    [InlineData("GenMigrate.Generators.Migration", false)]
    [InlineData("XGenMigrate.Migration", false)]
    [InlineData("Migration", false)]
    [InlineData("GenMigrate.SqlMigration", false)]
    public void A_type_is_known_by_its_whole_name(string name, bool expected)
    {
        var type = TestProject.Of().Compile().GetTypesByMetadataName("GenMigrate.Migration").Single();

        Assert.Equal(expected, type.Is(name));
    }
}
