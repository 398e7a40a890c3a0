namespace GenMigrate.Generators.Tests;

public sealed class SqlFileTests
{
    [Fact]
    public Task Files_become_migrations_beside_classes() => Snapshot.VerifyAsync(GeneratorHarness.Run(TestProject.Of(Migrations.Class(2, "A"))
        .WithSql("0001_create.sql", "-- migrate:up\nCREATE TABLE t (id INTEGER);\nCREATE TABLE u (id INTEGER);\n-- migrate:down\nDROP TABLE u;\nDROP TABLE t;\n")
        .WithSql("0003_index.sql", "-- migrate:no-transaction\nCREATE INDEX CONCURRENTLY i ON t (id);\n")
        .WithSql("0003_index.down.sql", "DROP INDEX i;\n")
        .WithSql("0004_drop.sql", "-- migrate:irreversible drops data\nDROP TABLE t;")));

    [Fact]
    public void A_file_is_a_migration_of_the_default_registry()
    {
        using var assembly = GeneratedAssembly.Load(TestProject.Of().WithSql("0007_add_index.sql", "CREATE INDEX i ON t (id);\n"));

        var migration = Assert.Single(assembly.Registry.Migrations);
        Assert.Equal((7, "add_index", null), (migration.Version, migration.Name, migration.Description));
        Assert.False(migration.HasDown);
        Assert.Equal(TransactionMode.PerMigration, migration.Transaction);
        Assert.Equal(new SqlFileParts("Migrations/0007_add_index.sql", "CREATE INDEX i ON t (id);\n", 1, null, 1), SqlFileParts.Of(migration));
    }

    [Fact]
    public void The_way_down_is_in_the_file_or_beside_it()
    {
        using var assembly = GeneratedAssembly.Load(TestProject.Of()
            .WithSql("1_in.sql", "a;\n-- migrate:down\nb;\n")
            .WithSql("2_beside.sql", "\n-- migrate:up\na;\n").WithSql("2_beside.down.sql", "b;\n")
            .WithSql("3_other.sql", "a;\n").WithSql("3_another.down.sql", "b;\n"));

        Assert.Equal([true, true, false], assembly.Registry.Migrations.Select(migration => migration.HasDown));
        Assert.Equal(new SqlFileParts("Migrations/1_in.sql", "a;\n", 1, "b;\n", 3), SqlFileParts.Of(assembly.Registry.Migrations[0]));
        Assert.Equal(new SqlFileParts("Migrations/2_beside.sql", "a;\n", 3, "b;\n", 1), SqlFileParts.Of(assembly.Registry.Migrations[1]));
    }

    [Fact]
    public void Markers_say_what_attributes_say_of_classes()
    {
        using var assembly = GeneratedAssembly.Load(TestProject.Of().WithSql("1_x.sql", "-- migrate:no-transaction\n-- migrate:irreversible it \"hurts\"\nVACUUM;"));

        var migration = Assert.Single(assembly.Registry.Migrations);
        Assert.Equal(TransactionMode.None, migration.Transaction);
        Assert.Equal("it \"hurts\"", migration.IrreversibleReason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("one line without an end")]
    [InlineData("\"\"\"\"\" \\ \\n \\u0041 {0} {{ $ @ \"")]
    [InlineData("a\rb\r\r c\0d\u0001\u007f\u0085\u2028\u2029\u200b\ufeffe\n")]
    [InlineData("😀 \ud800 \udc00\ud800 \uffff \ufffe \ue000")]
    [InlineData("\u202eright to left")]
    [InlineData("*/ /* // #if x\n#endif\n")]
    [InlineData("tab\tformfeed\f vertical\v bell\a\n\n\n")]
    public void Any_text_survives(string text)
    {
        using var assembly = GeneratedAssembly.Load(TestProject.Of().WithSql("1_x.sql", text));

        Assert.Equal(text, SqlFileParts.Of(Assert.Single(assembly.Registry.Migrations)).Up);
    }

    [Fact]
    public void Long_lines_and_many_lines_survive()
    {
        var text = new string('x', 10_000) + "\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"INSERT INTO t VALUES ({i});\n"));
        using var assembly = GeneratedAssembly.Load(TestProject.Of().WithSql("1_x.sql", text));

        Assert.Equal(text, SqlFileParts.Of(Assert.Single(assembly.Registry.Migrations)).Up);
    }

    [Fact]
    public void A_checkout_on_Windows_gives_the_same_program()
    {
        const string Text = "-- migrate:up\na;\nb;\n-- migrate:down\nc;\n";
        var unix = TestProject.Of().WithSql("1_x.sql", Text);
        var windows = TestProject.Of().WithSql("1_x.sql", "\ufeff" + Text.ReplaceLineEndings("\r\n"));

        Assert.Equal(GeneratorHarness.Run(unix).Output, GeneratorHarness.Run(windows).Output);
    }

    [Theory]
    [InlineData("/project/Migrations/old/1_x.sql")]
    [InlineData("/project/Sql/1_x.sql")]
    [InlineData("/project/Migrations/notes.sql")]
    [InlineData("/project/Migrations/1_x.down.sql")]
    [InlineData("/project/migrations.lock")]
    public void Other_files_are_no_migrations(string path)
    {
        using var assembly = GeneratedAssembly.Load(TestProject.Of().WithFile(path, "x"));

        Assert.Empty(assembly.Registry.Migrations);
    }

    [Fact]
    public void Files_need_a_package_that_runs_them()
    {
        var project = TestProject.Of().WithSql("1_x.sql", "x") with { Packages = [typeof(Migration)] };
        using var assembly = GeneratedAssembly.Load(project);

        Assert.Empty(assembly.Registry.Migrations);
    }

    [Fact]
    public void Files_of_a_module_belong_to_it()
    {
        using var assembly = GeneratedAssembly.Load(TestProject.Of().WithSql("1_x.sql", "x").WithProperty("GenMigrateModule", "Billing"));

        Assert.Equal("Billing", assembly.Registry.Name);
        Assert.Single(assembly.Registry.Migrations);
    }
}
