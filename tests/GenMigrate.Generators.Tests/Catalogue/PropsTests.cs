using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace GenMigrate.Generators.Tests;

public sealed class PropsTests
{
    [Fact]
    public void The_package_shows_the_compiler_the_properties_that_are_read() =>
        Assert.Equal(["RootNamespace", "ProjectDir", "GenMigrateModule", "GenMigrateLock"], Includes("CompilerVisibleProperty"));

    [Fact]
    public void The_package_shows_the_compiler_the_files_that_are_read() =>
        Assert.Equal(["?igrations/*.sql", "migrations.lock"], Includes("AdditionalFiles"));

    [Fact]
    public void The_package_has_the_SQL_files_watched() => Assert.Equal(["?igrations/*.sql"], Includes("Watch"));

    private static IEnumerable<string> Includes(string item, [CallerFilePath] string file = "")
    {
        var props = Path.Combine(Path.GetDirectoryName(file)!, "../../../src/GenMigrate/buildTransitive/GenMigrate.props");
        return XDocument.Load(props).Descendants(item).Select(element => element.Attribute("Include")!.Value);
    }
}
