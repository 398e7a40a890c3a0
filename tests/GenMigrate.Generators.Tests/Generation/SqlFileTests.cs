using Microsoft.CodeAnalysis.CSharp;

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

    [Fact]
    public void Markers_reach_the_registry()
    {
        const string Text = "-- migrate:description Two tables\n-- migrate:foreign-keys check-at-commit\n-- migrate:out-of-order\n-- migrate:timeout 60\n-- migrate:lock-timeout 7\nSELECT 1;";
        using var assembly = GeneratedAssembly.Load(TestProject.Of().WithSql("1_x.sql", Text));

        var migration = Assert.Single(assembly.Registry.Migrations);
        Assert.Equal(("Two tables", ForeignKeyMode.CheckAtCommit, true), (migration.Description, migration.ForeignKeys, migration.OutOfOrder));
        Assert.Equal((TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(7)), (migration.Timeout, migration.LockTimeout));
    }

    [Fact]
    public void Folder_and_extension_may_be_in_any_case_and_files_may_be_linked()
    {
        using var assembly = GeneratedAssembly.Load(TestProject.Of()
            .WithFile("/project/migrations/1_a.sql", "a;")
            .WithFile("/project/Migrations/2_b.SQL", "b;").WithFile("/project/Migrations/2_b.Down.Sql", "c;")
            .WithLink("/shared/3_c.sql", "Migrations/3_c.sql", "d;")
            .WithLink("/shared/x.sql", "Migrations\\4_d.sql", "e;")
            .WithLink("/shared/5_e.sql", "Sql/5_e.sql", "f;"));

        Assert.Equal([(1, "a", false), (2, "b", true), (3, "c", false), (4, "d", false)], assembly.Registry.Migrations.Select(migration => (migration.Version, migration.Name, migration.HasDown)));
        Assert.Equal(["migrations/1_a.sql", "Migrations/2_b.SQL", "Migrations/3_c.sql", "Migrations/4_d.sql"], assembly.Registry.Migrations.Select(migration => SqlFileParts.Of(migration).File));
    }

    [Fact]
    public void A_file_that_the_project_lists_twice_is_one_migration()
    {
        var project = TestProject.Of().WithSql("1_x.sql", "a;");
        var files = new TestFile[] { new("/project/Migrations/1_x.sql", "a;"), new("/project/Migrations/1_x.sql", "a;") };
        var driver = CSharpGeneratorDriver.Create([Microsoft.CodeAnalysis.GeneratorExtensions.AsSourceGenerator(new MigrationRegistryGenerator())], files, project.ParseOptions, new TestOptionsProvider(project));

        var result = driver.RunGenerators(project.Compile()).GetRunResult().Results.Single();

        Assert.Equal(GeneratorHarness.Run(project).Output, result.GeneratedSources.Single().SourceText.ToString());
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
    public void Files_of_more_than_16_MB_compile()
    {
        var rows = string.Concat(Enumerable.Range(0, 50_000).Select(i => $"INSERT INTO places VALUES ({i}, 'a row of reference data that is about a hundred characters long, as such files have them');\n"));
        using var assembly = GeneratedAssembly.Load(TestProject.Of().WithSql("1_first.sql", rows).WithSql("2_second.sql", rows));

        Assert.All(assembly.Registry.Migrations, migration => Assert.Equal(rows, SqlFileParts.Of(migration).Up));
    }

    [Fact]
    public void Before_CSharp_11_texts_are_strings()
    {
        const string Text = "SELECT 'Zo\u00eb \ud83d\ude00';\n";
        using var assembly = GeneratedAssembly.Load(TestProject.Of("").WithSql("1_x.sql", Text) with { LanguageVersion = LanguageVersion.CSharp10 });

        Assert.Equal(Text, SqlFileParts.Of(Assert.Single(assembly.Registry.Migrations)).Up);
    }

    [Theory]
    [InlineData(7_400_000, false, null)]
    [InlineData(7_600_000, false, "LangVersion")]
    [InlineData(7_600_000, true, null)]
    public void What_no_program_can_hold_is_said(long total, bool hasUtf8Literals, string? advice)
    {
        var problem = SqlFileSize.FindProblem("SELECT 1;", total, hasUtf8Literals);

        Assert.True(advice is null ? problem is null : problem!.Contains(advice, StringComparison.Ordinal), problem);
    }

    [Fact]
    public void A_file_of_128_MB_is_to_be_divided() =>
        Assert.Contains("divide", SqlFileSize.FindProblem(new string('\u20ac', 43_000_000), 43_000_000, hasUtf8Literals: true), StringComparison.Ordinal);

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
