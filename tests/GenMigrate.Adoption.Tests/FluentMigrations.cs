using FluentMigrator;

namespace GenMigrate.Adoption.Tests.OfFluentMigrator;

/// <summary>Found by FluentMigrator.</summary>
[FluentMigrator.Migration(20240131120000)]
public sealed class CreateUsers : FluentMigrator.Migration
{
    public override void Up() => Create.Table("users").WithColumn("id").AsInt64().PrimaryKey().WithColumn("name").AsString().NotNullable();

    public override void Down() => Delete.Table("users");
}

/// <summary>Found by FluentMigrator.</summary>
[FluentMigrator.Migration(20240201120000)]
public sealed class EmailsOfUsers : FluentMigrator.Migration
{
    public override void Up() => Alter.Table("users").AddColumn("email").AsString().Nullable();

    public override void Down() => Delete.Column("email").FromTable("users");
}
