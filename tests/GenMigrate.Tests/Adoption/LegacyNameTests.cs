namespace GenMigrate.Tests;

public sealed class LegacyNameTests
{
    [Theory]
    [InlineData("CreateUsers", "create_users")]
    [InlineData("CreateUsers", "Create-Users.SQL")]
    [InlineData("CreateUsers", "001_create_users.up.sql")]
    [InlineData("CreateUsers", "20240131120000-create-users.js")]
    [InlineData("CreateUsers", "2014_10_12_000000_create_users")]
    [InlineData("CreateUsers", "V1_2__Create_users.sql")]
    [InlineData("CreateUsers", "App.Db.Scripts.0001_CreateUsers.sql")]
    [InlineData("CreateUsers", "up/0001 create users.sql")]
    [InlineData("CreateUsers", "Script0001 - Create users.sql")]
    [InlineData("CreateUsers", "App.Migrations.CreateUsers")]
    [InlineData("M0001_CreateUsers", "create_users")]
    [InlineData("Migration001_CreateUsers", "CreateUsers")]
    [InlineData("2FactorAuth", "0001_2_factor_auth")]
    public void Names_are_the_same_whatever_the_tool_adds(string migration, string row) =>
        Assert.NotEmpty(LegacyName.Forms(migration).Intersect(LegacyName.Forms(row)));

    [Theory]
    [InlineData("CreateUsers", "CreateUser")]
    [InlineData("CreateUsers", "CreateUsersTable")]
    [InlineData("Users", "create_users")]
    [InlineData("AddIndex", "001_index")]
    public void Other_names_are_not(string migration, string row) => Assert.Empty(LegacyName.Forms(migration).Intersect(LegacyName.Forms(row)));

    [Theory]
    [InlineData("")]
    [InlineData("001")]
    [InlineData("001.sql")]
    [InlineData("1.1")]
    [InlineData("0.0.1")]
    public void What_has_no_letter_is_no_name(string name) => Assert.Empty(LegacyName.Forms(name));
}
