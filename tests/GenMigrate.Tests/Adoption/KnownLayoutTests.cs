namespace GenMigrate.Tests;

/// <summary>The tables of known tools, with the columns that they publish, and what those tools mean by their rows.</summary>
public sealed class KnownLayoutTests
{
    private const string Registry = "1 CreateUsers; 2 AddEmail; 3 AddIndex";
    private const string Dated = "20240101120000 CreateUsers; 20240102120000 AddEmail";
    private const string Refused = "refused: ";

    public static TheoryData<string, string, string, string> Sql => new()
    {
        { "Entity Framework", Registry, "MigrationId=20240101120000_CreateUsers ProductVersion=10.0.0; MigrationId=20240102120000_AddEmail ProductVersion=10.0.0", "1 Name, 2 Name" },
        { "Entity Framework", Registry, "migration_id=20240101120000_CreateUsers product_version=10.0.0", "1 Name" },
        { "Entity Framework", Registry, "MigrationId=202401011200000_AddEmail ContextKey=App.Context Model=x ProductVersion=6.4.4", "2 Name" },
        { "FluentMigrator", Registry, "Version=1 AppliedOn=@1 Description=CreateUsers; Version=2 AppliedOn=@2 Description=~what_for", "1 Name, 2 Version" },
        { "FluentMigrator", Registry, "Version=202401 AppliedOn=@1 Description=CreateUsers", "1 Name" },
        { "FluentMigrator", Registry, "Version=1 AppliedOn=@1 Description=AddEmail", Refused + "Ambiguous" },
        { "DbUp", Registry, "SchemaVersionID=7 ScriptName=App.Scripts.001_CreateUsers.sql Applied=@1; SchemaVersionID=8 ScriptName=App.Scripts.Script0002-Add_email.sql Applied=@2", "1 Name, 2 Name" },
        { "DbUp", Registry, "schemaversionsid=3 scriptname=003_add_index.sql applied=@1", "3 Name" },
        { "Flyway", Registry, Flyway("1 1 ~create_users SQL V1__create_users.sql true", "2 2 ~add_email JDBC db.migration.V2__Add_email true"), "1 Name, 2 Name" },
        { "Flyway", Registry, Flyway("1 '1.1 ~create_users SQL V1_1__create_users.sql true", "2 '1.2 ~add_email SQL V1_2__add_email.sql true"), "1 Name, 2 Name" },
        { "Flyway", Registry, Flyway("1 '1.1 ~other SQL V1_1__other.sql true"), Refused + "Unknown" },
        { "Flyway", Registry, Flyway("1 null ~refresh_views SQL R__refresh_views.sql true"), "Skipped" },
        { "Flyway", Registry, Flyway("1 '2 ~<<_Flyway_Baseline_>> BASELINE ~<<_Flyway_Baseline_>> true", "2 '3 ~add_index SQL V3__add_index.sql true"), "1 UpToVersion, 2 Version, 3 Name" },
        { "Flyway", Registry, Flyway("1 '0 ~<<_Flyway_Baseline_>> BASELINE ~<<_Flyway_Baseline_>> true", "2 '1 ~create_users SQL V1__create_users.sql true"), "Skipped, 1 Name" },
        { "Flyway", Registry, Flyway("1 '9 ~<<_Flyway_Baseline_>> BASELINE ~<<_Flyway_Baseline_>> true"), Refused + "Ambiguous" },
        { "Flyway", Registry, Flyway("1 '1.5 ~<<_Flyway_Baseline_>> BASELINE ~<<_Flyway_Baseline_>> true"), Refused + "Ambiguous" },
        { "Flyway", "1 Old; 11 CreateUsers; 12 AddEmail", Flyway("1 '11 ~<<_Flyway_Baseline_>> BASELINE ~<<_Flyway_Baseline_>> true", "2 '20 ~add_email SQL V20__add_email.sql true"), Refused + "Ambiguous, 12 Name" },
        { "Flyway", Registry, Flyway("1 '1 ~create_users SQL V1__create_users.sql false"), "NotApplied" },
        { "Flyway", Registry, Flyway("1 '1 ~create_users SQL V1__create_users.sql false", "2 '1 ~create_users SQL V1__create_users.sql true"), "Skipped, 1 Name" },
        { "Flyway", Registry, Flyway("1 '1 ~create_users SQL V1__create_users.sql true", "2 '1 ~create_users UNDO_SQL U1__create_users.sql true"), "Skipped, NotApplied" },
        { "Flyway", Registry, Flyway("3 '1 ~create_users SQL V1__create_users.sql true", "2 '1 ~create_users UNDO_SQL U1__create_users.sql true", "1 '1 ~create_users SQL V1__create_users.sql true"), "Skipped, Skipped, 1 Name" },
        { "Flyway", Registry, Flyway("0 null ~<<_Flyway_Schema_Creation_>> SCHEMA public true", "1 '1 ~create_users SQL V1__create_users.sql true"), "1 Name, Skipped" },
        { "Evolve", Registry, Evolve("0 '1 ~create_users V1__create_users.sql true", "0 '1.2 ~add_email V1_2__add_email.sql true"), "1 Name, 2 Name" },
        { "Evolve", Registry, Evolve("2 '0 ~Empty_schema_found main true", "4 null ~views R__views.sql true", "0 '1 ~create_users V1__create_users.sql false"), "Skipped, NotApplied, Skipped" },
        { "grate", Registry, Grate("1 001_create_users.sql true", "1 up/002_add_email.sql true"), "1 Name, 2 Name" },
        { "grate", Registry, Grate("2 everytime.sql false", "7 003_add_index.sql true"), "3 Name, Skipped" },
        { "grate", Registry, Grate("1 001_create_users.sql true", "2 001_create_users.sql true"), "Skipped, 1 Name" },
        { "goose", Registry, "id=1 version_id=0 is_applied=true tstamp=@0; id=2 version_id=2 is_applied=true tstamp=@1", "Skipped, 2 Version" },
        { "goose", Registry, "id=1 version_id=1 is_applied=1 tstamp=@1; id=2 version_id=1 is_applied=0 tstamp=@2", "Skipped, NotApplied" },
        { "goose", Registry, "id=3 version_id=1 is_applied=1 tstamp=@3; id=2 version_id=1 is_applied=0 tstamp=@2; id=1 version_id=1 is_applied=1 tstamp=@1", "Skipped, Skipped, 1 Version" },
        { "goose", Registry, "id=1 version_id=20240101120000 is_applied=1 tstamp=@1", Refused + "Unknown" },
        { "golang-migrate", Registry, "version=2 dirty=false", "1 UpToVersion, 2 Version" },
        { "golang-migrate", Registry, "version=2 dirty=1", Refused + "NotUnderstood" },
        { "golang-migrate", Registry, "version=7 dirty=false", Refused + "Ambiguous" },
        { "golang-migrate", Registry, "version=-1 dirty=false", "Skipped" },
        { "golang-migrate", Registry, "version=1 dirty=false; version=2 dirty=false", Refused + "NotUnderstood, NotUnderstood" },
        { "Rails or dbmate", Dated, "version='20240101120000; version='20240102120000", "20240101120000 Version, 20240102120000 Version" },
        { "Rails or dbmate", "1 CreateUsers=20240101120000; 2 AddEmail", "version='20240101120000", "1 FormerName" },
        { "Rails or dbmate", Registry, "version='20240101120000", Refused + "Unknown" },
        { "Alembic", Registry, "version_num=4f2a9c1b", Refused + "Ambiguous" },
        { "Alembic", "1 CreateUsers; 2 AddEmail=4f2a9c1b; 3 AddIndex", "version_num=4f2a9c1b", "1 UpToVersion, 2 FormerName" },
        { "Alembic", "1 CreateUsers=aa11; 2 AddEmail=4f2a9c1b", "version_num=4f2a9c1b; version_num=aa11", Refused + "NotUnderstood, NotUnderstood" },
        { "Liquibase", Registry, Liquibase("create-users db/changelog.xml 1 EXECUTED", "add-email db/changelog.xml 2 MARK_RAN"), "1 Name, 2 Name" },
        { "Liquibase", Registry, Liquibase("1 db/001-create-users.sql 1 EXECUTED", "1 db/002-add-email.sql 2 RERAN"), "1 Name, 2 Name" },
        { "Liquibase", Registry, Liquibase("1 db/changelog.xml 1 EXECUTED", "2 db/changelog.xml 2 FAILED"), "1 Version, NotApplied" },
        { "Liquibase", Registry, Liquibase("1 db/a.xml 1 EXECUTED", "2 db/a.xml 2 EXECUTED", "1 db/b.xml 3 EXECUTED"), Refused + "Unknown, Unknown, Unknown" },
        { "Prisma", Registry, Prisma("20240101120000_create_users @1 null", "20240102120000_add_email @2 null"), "1 Name, 2 Name" },
        { "Prisma", Registry, Prisma("20240101120000_create_users null null"), Refused + "NotUnderstood" },
        { "Prisma", Registry, Prisma("20240101120000_create_users null @2", "20240101120000_create_users @3 null"), "NotApplied, 1 Name" },
        { "Laravel", Registry, "id=1 migration=2014_10_12_000000_create_users batch=1; id=2 migration=2014_10_13_000000_add_email batch=1", "1 Name, 2 Name" },
        { "Laravel", "20141012000000 Other; 20141013000000 AddEmail", "id=1 migration=2014_10_12_000000_create_users batch=1", Refused + "Ambiguous" },
        { "TypeORM", Registry, "id=1 timestamp=1638963474130 name=CreateUsers1638963474130; id=2 timestamp=1638963474131 name=AddEmail1638963474131", "1 Name, 2 Name" },
        { "Knex", Registry, "id=1 name=20240101120000_create_users.js batch=1 migration_time=@1; id=9 name=20240102120000_add_email.ts batch=2 migration_time=@2", "1 Name, 2 Name" },
        { "Django", "1 UsersInitial; 2 AddEmail", "id=1 app=auth name=0001_initial applied=@1; id=2 app=users name=0001_initial applied=@1; id=3 app=users name=0002_add_email applied=@1", "1 Name, 2 Name, Unknown" },
        { "Django", "1 Initial", "id=1 app=auth name=0001_initial applied=@1; id=2 app=users name=0001_initial applied=@1", Refused + "Ambiguous, Ambiguous" },
        { "Django", "1 Initial=users.0001_initial", "id=1 app=auth name=0001_initial applied=@1; id=2 app=users name=0001_initial applied=@1", "1 FormerName, Unknown" },
        { "Diesel", Dated, "version='00000000000000 run_on=@0; version='20240101120000 run_on=@1", "Skipped, 20240101120000 Version" },
        { "sqlx", Dated, Sqlx("20240101120000 ~create_users true"), "20240101120000 Name" },
        { "sqlx", Registry, Sqlx("20240101120000 ~create_users true"), "1 Name" },
        { "sqlx", Dated, Sqlx("20240101120000 ~create_users false"), Refused + "NotUnderstood" },
    };

    public static TheoryData<string, string, string, string> Mongo => new()
    {
        { "migrate-mongo", Registry, "_id=x fileName=20160608155948-create_users.js appliedAt=@1; _id=y fileName=20160609155948-add-email.js appliedAt=@2 fileHash=ff", "1 Name, 2 Name" },
        { "Mongock", Registry, Mongock("create-users ada @1 EXECUTED a.B", "add-email ada @2 EXECUTED a.B"), "1 Name, 2 Name" },
        { "Mongock", Registry, Mongock("x ada @1 EXECUTED app.AddIndexChange", "y ada @2 EXECUTED app.V003_AddIndex"), "3 Name, Unknown" },
        { "Mongock", Registry, Mongock("create-users ada @1 FAILED a.B", "create-users ada @2 EXECUTED a.B", "create-users ada @3 IGNORED a.B"), "1 Name, Skipped, Skipped" },
        { "Mongock", Registry, Mongock("create-users ada @1 EXECUTED a.B", "create-users ada @2 ROLLED_BACK a.B"), "NotApplied, Skipped" },
        { "Kot.MongoDB.Migrations", Registry, "_id=x Version=0.0.1 Name=CreateUsers AppliedAt=@1; _id=y Version=0.0.2 Name=add_email AppliedAt=@2", "1 Name, 2 Name" },
        { "Kot.MongoDB.Migrations", "1 CreateUsers=0.0.1", "_id=x Version=0.0.1 Name=0.0.1 AppliedAt=@1", "1 FormerName" },
        { "Kot.MongoDB.Migrations", Registry, "_id=x Version=0.0.1 Name=0.0.1 AppliedAt=@1", Refused + "Unknown" },
        { "Mongo.Migration", Registry, "_id=x MigrationId=App.Migrations.M100_AddIndex Version=1.0.0", "3 Name" },
        { "golang-migrate", Registry, "_id=x version=1 dirty=false", "1 Version" },
    };

    [Theory]
    [MemberData(nameof(Sql))]
    [MemberData(nameof(Mongo))]
    public void A_table_is_read_by_its_tools_rules(string tool, string registry, string rows, string expected)
    {
        var adoption = LegacyTable.Adopt("the_table", registry, rows);

        Assert.Equal((tool, Sorted(expected)), (adoption.Tool, Sorted(LegacyTable.Describe(adoption))));
    }

    [Fact]
    public void RoundhousE_is_told_from_grate_by_its_schema() =>
        Assert.Equal("RoundhousE", LegacyTable.Adopt("RoundhousE.ScriptsRun", Registry, Grate("1 0001_create_users.sql true")).Tool);

    [Theory]
    [InlineData("Evolve")]
    [InlineData("Flyway")]
    [InlineData("sqlx")]
    [InlineData("Prisma")]
    [InlineData("Mongock")]
    public void Durations_are_taken_over_in_the_tools_unit(string tool)
    {
        var (rows, milliseconds) = tool switch
        {
            "Evolve" => (Evolve("0 '1 ~Create_users_(6_ms) V1__Create_users.sql true"), 6d),
            "Flyway" => (Flyway("1 '1 ~create_users SQL V1__create_users.sql true"), 12d),
            "sqlx" => (Sqlx("1 ~create_users true"), 2.5),
            "Prisma" => (Prisma("1_create_users @1 null"), 86_400_000d),
            _ => (Mongock("create-users ada @1 EXECUTED a.B"), 34d),
        };
        Assert.Equal(milliseconds, LegacyTable.Adopt("t", Registry, rows).Adopted.Single().Duration!.Value.TotalMilliseconds);
    }

    [Fact]
    public void Who_applied_it_is_taken_over() =>
        Assert.Equal(
            ["ada", "ada", "ada", "host"],
            new[] { Flyway("1 '1 ~create_users SQL V1__create_users.sql true"), Evolve("0 '1 ~create_users V1__create_users.sql true"), Grate("1 001_create_users.sql true"), Mongock("create-users ada @1 EXECUTED a.B") }
                .Select(rows => LegacyTable.Adopt("t", Registry, rows).Adopted.Single().AppliedBy));

    private static string Sorted(string outcome) => string.Join(", ", outcome.Replace(Refused, "", StringComparison.Ordinal).Split(", ").Order(StringComparer.Ordinal)) + (outcome.StartsWith(Refused, StringComparison.Ordinal) ? " refused" : "");

    private static string Rows(string columns, string others, string[] rows) => string.Join("; ", rows.Select(row =>
        string.Join(' ', columns.Split(' ').Zip(row.Split(' '), (column, value) => $"{column}={value}")) + " " + others));

    private static string Flyway(params string[] rows) => Rows("installed_rank version description type script success", "checksum=1 installed_by=ada installed_on=@1 execution_time=12", rows);

    private static string Evolve(params string[] rows) => Rows("type version description name success", "id=5 checksum=c installed_by=ada installed_on=@1", rows);

    private static string Grate(params string[] rows) => Rows("id script_name one_time_script", "version_id=2 text_of_script=x text_hash=h entry_date=@1 modified_date=@1 entered_by=ada", rows);

    private static string Liquibase(params string[] rows) => Rows("ID FILENAME ORDEREXECUTED EXECTYPE", "AUTHOR=ada DATEEXECUTED=@1 MD5SUM=9:x DESCRIPTION=sql COMMENTS=x TAG=null LIQUIBASE=4.9 CONTEXTS=null LABELS=null DEPLOYMENT_ID=1", rows);

    private static string Prisma(params string[] rows) => Rows("migration_name finished_at rolled_back_at", "id=x checksum=c logs=null started_at=@0 applied_steps_count=1", rows);

    private static string Sqlx(params string[] rows) => Rows("version description success", "installed_on=@1 checksum=#9e10 execution_time=2500000", rows);

    private static string Mongock(params string[] rows) => Rows("changeId author timestamp state changeLogClass", "_id=x executionId=e type=EXECUTION changeSetMethod=m executionMillis=34 executionHostname=host systemChange=false", rows);
}
