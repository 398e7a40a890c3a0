using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using EfMigration = Microsoft.EntityFrameworkCore.Migrations.Migration;
using EfMigrationAttribute = Microsoft.EntityFrameworkCore.Migrations.MigrationAttribute;

namespace GenMigrate.Adoption.Tests;

/// <summary>What Entity Framework Core migrates.</summary>
internal sealed class UsersContext(DbContextOptions<UsersContext> options) : DbContext(options);

[DbContext(typeof(UsersContext)), EfMigrationAttribute("20240131120000_CreateUsers")]
internal sealed class EfCreateUsers : EfMigration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);");

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DROP TABLE users;");
}

[DbContext(typeof(UsersContext)), EfMigrationAttribute("20240201120000_EmailsOfUsers")]
internal sealed class EfEmailsOfUsers : EfMigration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("ALTER TABLE users ADD COLUMN email TEXT");
}
