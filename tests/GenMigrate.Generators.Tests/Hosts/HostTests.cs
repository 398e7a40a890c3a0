namespace GenMigrate.Generators.Tests;

/// <summary>The compiler of the SDK and <c>dotnet format</c>, on a project with every mistake.</summary>
public sealed class HostTests(HostTests.Tools tools) : IClassFixture<HostTests.Tools>
{
    // Without a lock file, or with what it names, these too are left alone; here it names other registries only.
    private static readonly string[] Fixable =
    [
        DiagnosticIds.DuplicateVersion, DiagnosticIds.VersionGap, DiagnosticIds.VersionNotPositive, DiagnosticIds.BelowLockedHead,
        DiagnosticIds.NotInTransaction, DiagnosticIds.ForeignKeysInRebuild,
    ];

    private static readonly string[] FixableOneByOne = [DiagnosticIds.NotLockedYet, DiagnosticIds.MissingAttribute, DiagnosticIds.MissingDown];

    [Fact]
    public void A_build_finds_each_mistake_at_its_line() => Assert.Equal(tools.Expected.Order(StringComparer.Ordinal), tools.Before.Order(StringComparer.Ordinal));

    [Fact]
    public void The_build_after_dotnet_format_is_free_of_what_can_be_fixed_in_code() =>
        Assert.True(!tools.After.Exists(line => line.Contains(".cs(", StringComparison.Ordinal) && Array.Exists(Fixable, id => line.EndsWith(id, StringComparison.Ordinal))), $"{string.Join('\n', tools.After)}\n{tools.Log}");

    [Fact]
    public void What_was_fixed_compiles() => Assert.DoesNotContain(tools.After, line => line.Contains(" CS", StringComparison.Ordinal));

    [Fact]
    public void What_its_author_is_to_write_or_release_is_left_alone()
    {
        Assert.Equal(["late", "gone"], tools.Lock.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[2]));
        Assert.All(FixableOneByOne, id => Assert.Contains(tools.After, line => line.EndsWith(id, StringComparison.Ordinal)));
    }

    /// <summary>Builds, fixes and builds again: once for all tests, because it takes a while.</summary>
    public sealed class Tools
    {
        public Tools()
        {
            using var project = new ScratchProject(Mistakes.Project);
            Expected = project.Expected;
            Before = project.Build();
            project.Write(LockFile.Name, project.Read(LockFile.Name).Replace(Mistakes.Damage, "", StringComparison.Ordinal));
            Log = project.Format([.. Fixable, .. FixableOneByOne]);
            After = project.Build();
            Lock = project.Read(LockFile.Name);
        }

        internal List<string> Expected { get; }

        internal List<string> Before { get; }

        internal List<string> After { get; }

        internal string Log { get; }

        internal string Lock { get; }
    }
}
