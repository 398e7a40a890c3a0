using GenMigrate.Cli.TestProgram;

namespace GenMigrate.Cli.Tests;

public sealed class NewTests : CommandTestBase
{
    public NewTests() => Tester.AddProject();

    [Fact]
    public async Task The_next_class_is_written_in_the_folder_s_namespace()
    {
        AssertDone("Version 4: DIR/Migrations/AddIndex.cs", await Tester.RunAsync("new", "add index"));

        Assert.Equal("""
            using GenMigrate;

            namespace People.Migrations;

            [Migration(4)]
            public sealed class AddIndex : SqlMigration
            {
                public override void Up(SqlMigrationBuilder migration)
                {
                    #error Write what it does, as in migration.Sql("CREATE TABLE …"), and delete this line.
                }

                public override void Down(SqlMigrationBuilder migration)
                {
                    #error Write how it is undone, as in migration.Sql("DROP TABLE …"), and delete this line.
                }
            }

            """, Read("AddIndex.cs"));
    }

    [Fact]
    public async Task What_was_written_after_the_program_was_built_counts_too()
    {
        await Tester.RunAsync("new AddIndex");
        await Tester.RunAsync("new Fill_names --sql");

        AssertDone("Version 6: DIR/Migrations/More.cs", await Tester.RunAsync("new More"));
        Assert.Equal("-- migrate:todo Write the statements, then delete this line.\n-- migrate:up\n\n-- migrate:down\n", Read("0005_fill_names.sql"));
    }

    [Fact]
    public async Task Names_and_namespace_are_as_those_of_its_neighbours()
    {
        Add("M003_First.cs", "namespace Some.Where\n{\n[Migration(3)] class First : MongoMigration;");
        Add("003_first.sql", "");
        Add("003_first.down.sql", "");

        AssertDone("Version 4: DIR/Migrations/M004_More.cs", await Tester.RunAsync("new More"));
        AssertDone("Version 5: DIR/Migrations/005_even_more.sql\nVersion 5: DIR/Migrations/005_even_more.down.sql", await Tester.RunAsync("new EvenMore --sql"));
        Assert.Contains("namespace Some.Where;", Read("M004_More.cs"), StringComparison.Ordinal);
        Assert.Contains("class More : MongoMigration", Read("M004_More.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("20240101", 20300102)]
    [InlineData("202401010000", 203001020304)]
    [InlineData("20240101000000", 20300102030405)]
    [InlineData("20300102030405", 20300102030406)]
    [InlineData("2024_01_01", 20300102)]
    public async Task Timestamps_are_followed_by_the_present_moment(string version, long expected)
    {
        Tester.Registry = TestRegistries.Empty;
        Add("First.cs", $"[Migration({version})]");

        AssertDone($"Version {expected}: DIR/Migrations/More.cs", await Tester.RunAsync("new More"));
    }

    [Fact]
    public async Task The_first_of_all_is_version_1()
    {
        Tester.Registry = TestRegistries.Empty;

        AssertDone("Version 1: DIR/Migrations/0001_first.sql", await Tester.RunAsync("new first --sql"));
    }

    [Fact]
    public async Task Another_registry_is_named_and_has_numbers_of_its_own()
    {
        Add("Default.cs", "[Migration(7)]");
        Add("Orders.cs", "[Migration(2, Description = \"Two\", Registry = \"orders\")]");
        var outcome = await Tester.RunAsync(["new", "More", "--registry", "orders"], [TestRegistries.People, TestRegistries.Orders], (_, _) => throw new InvalidOperationException("No database is needed."));

        Assert.Equal((ExitCodes.Done, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("[Migration(3, Registry = \"orders\")]", Read("More.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_root_namespace_is_what_the_project_says()
    {
        File.WriteAllText(Path.Combine(Tester.Directory, "People.csproj"), "<Project><PropertyGroup><RootNamespace>Of.The-Firm.2</RootNamespace></PropertyGroup></Project>");
        await Tester.RunAsync("new More");

        Assert.Contains("namespace Of.The_Firm._2.Migrations;", Read("More.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_there_stays_as_it_is()
    {
        Add("More.cs", "mine");

        var outcome = await Tester.RunAsync("new More");

        Assert.Equal((ExitCodes.Failed, "There is a file 'More.cs' already. Choose another name. Nothing was written.\n"), (outcome.ExitCode, outcome.Error));
        Assert.Equal("mine", Read("More.cs"));
    }

    [Theory]
    [InlineData("AddIndex", "AddIndex", "add_index")]
    [InlineData("add index!", "AddIndex", "add_index")]
    [InlineData("add-HTTP_log", "AddHTTPLog", "add_http_log")]
    [InlineData("2nd try", "_2ndTry", "2nd_try")]
    [InlineData("größe", "Größe", "größe")]
    public void A_name_is_made_of_words(string name, string ofClass, string ofFile)
    {
        var words = MigrationName.Words(name);

        Assert.Equal((ofClass, ofFile), (MigrationName.OfClass(words), MigrationName.OfFile(words)));
    }

    [Fact]
    public async Task A_name_without_a_letter_is_wrong_usage()
    {
        var outcome = await Tester.RunAsync("new ../..");

        Assert.Equal(ExitCodes.Usage, outcome.ExitCode);
        Assert.False(Directory.Exists(Path.Combine(Tester.Directory, "Migrations")));
    }

    [Theory]
    [InlineData("new SplitNames", "There is a 'SplitNames' already. Choose another name. Nothing was written.\n")]
    [InlineData("new split-names", "There is a 'SplitNames' already. Choose another name. Nothing was written.\n")]
    [InlineData("new add_index --sql", "There is a 'add_index' already. Choose another name. Nothing was written.\n")]
    [InlineData("new AddIndex --sql", "There is a 'add_index' already. Choose another name. Nothing was written.\n")]
    [InlineData("new FillNames", "There is a 'FillNames' already (version 2). Choose another name. Nothing was written.\n")]
    [InlineData("new Below", "There is a 'Below' already. Choose another name. Nothing was written.\n")]
    public async Task A_name_that_is_taken_is_refused(string command, string expected)
    {
        Add("M004_SplitNames.cs", "[Migration(4)]\npublic sealed class SplitNames : SqlMigration");
        Add("0005_add_index.sql", "SELECT 1;");
        Directory.CreateDirectory(Path.Combine(Tester.Directory, "Migrations", "Deep"));
        Add(Path.Combine("Deep", "Below.cs"), "class Below { }");

        var outcome = await Tester.RunAsync(command);

        Assert.Equal((ExitCodes.Failed, "", expected), (outcome.ExitCode, outcome.Out, outcome.Error));
        Assert.Equal(3, Directory.GetFiles(Path.Combine(Tester.Directory, "Migrations"), "*", SearchOption.AllDirectories).Length);
    }

    [Theory]
    [InlineData("GenMigrate.MongoDb", null, "SplitNames", "MongoMigration")]
    [InlineData("GenMigrate.Sqlite", null, "SplitNames", "SqlMigration")]
    [InlineData("Our.Databases", "GenMigrate.MongoDb", "SplitNames", "MongoMigration")]
    [InlineData("Our.Databases", "GenMigrate.Relational", "SplitNames", "SqlMigration")]
    public async Task The_base_class_is_that_of_the_database_referenced(string inProject, string? restored, string name, string baseName)
    {
        Reference(inProject, restored);

        await Tester.RunAsync($"new {name}");

        Assert.Contains($"class {name} : {baseName}", Read($"{name}.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GenMigrate.MongoDb", null)]
    [InlineData("Our.Databases", "GenMigrate.MongoDb")]
    public async Task An_sql_file_is_refused_where_only_mongodb_is_referenced(string inProject, string? restored)
    {
        Reference(inProject, restored);

        var outcome = await Tester.RunAsync("new more --sql");

        Assert.Equal((ExitCodes.Usage, ""), (outcome.ExitCode, outcome.Out));
        Assert.Equal("The project references MongoDB and no SQL database, so an SQL file would never run. Leave out --sql.\n", outcome.Error);
        Assert.False(Directory.Exists(Path.Combine(Tester.Directory, "Migrations")));
    }

    [Fact]
    public async Task An_sql_file_is_written_where_both_are_referenced()
    {
        Reference("GenMigrate.MongoDb", "GenMigrate.Sqlite");

        AssertDone("Version 4: DIR/Migrations/0004_more.sql", await Tester.RunAsync("new more --sql"));
    }

    [Fact]
    public async Task A_seed_is_numbered_among_the_seeds_and_has_no_down()
    {
        Tester.Registry = TestRegistries.Seeded;

        AssertDone("Seed 3: DIR/Seeds/MoreWorkers.cs", await Tester.RunAsync("new more-workers --seed"));
        AssertDone("Seed 4: DIR/Seeds/Others.cs", await Tester.RunAsync("new others --seed"));
        AssertDone("Version 4: DIR/Migrations/Next.cs", await Tester.RunAsync("new next"));

        Assert.Equal(
            """
            using GenMigrate;

            namespace People.Seeds;

            [Seed(3, Environments = "Development")]
            public sealed class MoreWorkers : SqlMigration
            {
                public override void Up(SqlMigrationBuilder migration)
                {
                    #error Write what it does, as in migration.Sql("INSERT INTO …"), and delete this line.
                }
            }

            """,
            File.ReadAllText(Path.Combine(Tester.Directory, "Seeds", "MoreWorkers.cs")));
    }

    [Fact]
    public async Task A_seed_may_have_the_name_of_a_migration_but_not_of_another_seed()
    {
        Tester.Registry = TestRegistries.Seeded;

        AssertDone("Seed 3: DIR/Seeds/FillNames.cs", await Tester.RunAsync("new FillNames --seed"));
        Assert.Equal(
            "There is a 'Samples' already (version 2). Choose another name. Nothing was written.\n",
            (await Tester.RunAsync("new samples --seed")).Error);
    }

    [Fact]
    public async Task A_seed_is_no_sql_file()
    {
        var outcome = await Tester.RunAsync("new more --seed --sql");

        Assert.Equal((ExitCodes.Usage, "A seed is a class. Leave out --sql.\n"), (outcome.ExitCode, outcome.Error));
    }

    private void Reference(string inProject, string? restored)
    {
        var projectText = $"<Project><ItemGroup><PackageReference Include=\"{inProject}\" /></ItemGroup></Project>";
        File.WriteAllText(Path.Combine(Tester.Directory, "People.csproj"), projectText);
        if (restored is not null)
        {
            Directory.CreateDirectory(Path.Combine(Tester.Directory, "obj"));
            File.WriteAllText(Path.Combine(Tester.Directory, "obj", "project.assets.json"), $"{{\"libraries\":{{\"{restored}/1.0.0\":{{}}}}}}");
        }
    }

    private string Read(string file) => File.ReadAllText(Path.Combine(Tester.Directory, "Migrations", file));

    private void Add(string file, string text)
    {
        Directory.CreateDirectory(Path.Combine(Tester.Directory, "Migrations"));
        File.WriteAllText(Path.Combine(Tester.Directory, "Migrations", file), text);
    }
}
