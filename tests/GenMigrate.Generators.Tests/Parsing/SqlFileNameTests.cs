namespace GenMigrate.Generators.Tests;

public sealed class SqlFileNameTests
{
    [Theory]
    [InlineData("0007_add_index.sql", 7, "add_index", false)]
    [InlineData("0007_add_index.down.sql", 7, "add_index", true)]
    [InlineData("20240131_x.sql", 20240131, "x", false)]
    [InlineData("1_a.b c.sql", 1, "a.b c", false)]
    [InlineData("1__.sql", 1, "_", false)]
    [InlineData("9223372036854775807_last.sql", long.MaxValue, "last", false)]
    [InlineData("0_zero.sql", 0, "zero", false)]
    public void A_name_tells_version_and_name(string file, long version, string name, bool isDown)
    {
        var parsed = SqlFileName.Parse(file)!;

        Assert.Equal((version, name, isDown), (parsed.Version, parsed.Name, parsed.IsDown));
        Assert.Equal(file, isDown ? parsed.DownFile : parsed.UpFile);
    }

    [Theory]
    [InlineData("7_x.SQL", false)]
    [InlineData("7_x.Down.Sql", true)]
    [InlineData("7_x.DOWN.SQL", true)]
    public void Upper_and_lower_case_of_the_extension_are_one(string file, bool isDown)
    {
        var parsed = SqlFileName.Parse(file)!;

        Assert.Equal((7, "x", "7_x", isDown), (parsed.Version, parsed.Name, parsed.Stem, parsed.IsDown));
    }

    [Theory]
    [InlineData("add_index.sql")]
    [InlineData("0007.sql")]
    [InlineData("0007_.sql")]
    [InlineData("0007_.down.sql")]
    [InlineData("_x.sql")]
    [InlineData("0007-add.sql")]
    [InlineData("V7_x.sql")]
    [InlineData("7a_x.sql")]
    [InlineData("-7_x.sql")]
    [InlineData("+7_x.sql")]
    [InlineData(" 7_x.sql")]
    [InlineData("٧_x.sql")]
    [InlineData("9223372036854775808_x.sql")]
    [InlineData(".sql")]
    [InlineData(".down.sql")]
    public void A_bad_name_tells_nothing(string file) => Assert.Null(SqlFileName.Parse(file));

    [Theory]
    [InlineData("/project/Migrations/1_x.sql", "/project/", "Migrations/1_x.sql")]
    [InlineData("/project/Migrations/1_x.sql", "/project", "Migrations/1_x.sql")]
    [InlineData("C:\\project\\Migrations\\1_x.sql", "c:\\project\\", "Migrations/1_x.sql")]
    [InlineData("Migrations/1_x.sql", "/project/", "Migrations/1_x.sql")]
    [InlineData("/home/C#/app/Migrations/1_x.sql", "/home/C", "Migrations/1_x.sql")]
    [InlineData("/home/#1 ; #2/app/Migrations/1_x.sql", "/home/", "Migrations/1_x.sql")]
    [InlineData("/home/a ;b/Migrations/1_x.sql", "/home/a", "Migrations/1_x.sql")]
    [InlineData("/home/Clone/Migrations/1_x.sql", "/home/C", null)]
    [InlineData("/project/migrations/1_x.sql", "/project/", "migrations/1_x.sql")]
    [InlineData("/project/MIGRATIONS/1_x.SQL", "/project/", "MIGRATIONS/1_x.SQL")]
    [InlineData("/project/Migrations/1_x.Sql", "/project/", "Migrations/1_x.Sql")]
    [InlineData("/anywhere/Migrations/1_x.sql", null, "Migrations/1_x.sql")]
    [InlineData("/project/Migrations/old/1_x.sql", "/project/", null)]
    [InlineData("/project/Other/Migrations/1_x.sql", "/project/", null)]
    [InlineData("/other/Migrations/1_x.sql", "/project/", null)]
    [InlineData("/project/Migrations/1_x.txt", "/project/", null)]
    [InlineData("/project/1_x.sql", "/project/", null)]
    [InlineData("1_x.sql", null, null)]
    public void Only_files_directly_in_the_folder_count(string path, string? project, string? expected) =>
        Assert.Equal(expected, SqlFileName.InFolder(path, project));
}
