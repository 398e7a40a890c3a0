namespace GenMigrate.Tests;

/// <summary>Tables that were, or could be, adopted silently wrong. Each is adopted right or refused.</summary>
public sealed class AdoptionTrapTests
{
    private const string Two = "1 InitializeSchema; 2 AddJobs";
    private const string Three = "1 InitializeSchema; 2 AddJobs; 3 AddSkills";
    private const string Refused = "refused: ";

    public static TheoryData<string, string, string> Numbers => new()
    {
        // A serial key is never a version.
        { Three, "id=1 migration_name=InitializeSchema; id=3 migration_name=AddJobs", "1 Name, 2 Name" },
        { Three, "id=2 name=initialize_schema; id=1 name=add_skills", "1 Name, 3 Name" },
        { Three, "id=1 script=AddSkills.sql applied_at=@0", "3 Name" },
        { Three, "_id=1 name=AddJobs", "2 Name" },
        { Three, "id='1 name=AddJobs", "2 Name" },

        // Renumbered: the name counts where every version that moved is accounted for.
        { Two, "id=000_InitializeSchema filename=000_InitializeSchema.sql; id=001_AddJobs filename=001_AddJobs.sql", "1 Name, 2 Name" },
        { Three, "name=000_initialize_schema; name=000_add_jobs; name=001_add_skills", "1 Name, 2 Name, 3 Name" },
        { Two, "name=1_AddJobs; name=2_InitializeSchema", "1 Name, 2 Name" },
        { Two, "version=20240131 name=InitializeSchema; version=20240201 name=AddJobs", "1 Name, 2 Name" },
        { Three, "name=002_initialize_schema; name=003_add_jobs", Refused + "1 Name, Ambiguous" },
        { Three, "version=1 name=AddSkills", Refused + "Ambiguous" },
        { Three, "version=1 name=InitializeSchema; version=2 name=AddSkills", Refused + "1 Name, Ambiguous" },

        // A version whose row has another name is somebody else's.
        { Two, "name=001_jobs", Refused + "Ambiguous" },
        { Two, "name=000_init; name=001_AddJobs", Refused + "Unknown, Ambiguous" },
        { Two, "version=1 name=create_admin_user", Refused + "Ambiguous" },
        { Two, "version=1 name=create_admin_user; version=2 name=InitializeSchema", Refused + "Unknown, Ambiguous" },

        // Versions are whole values.
        { Two, "version=1; version=2", "1 Version, 2 Version" },
        { Two, "version='001; version='002", "1 Version, 2 Version" },
        { Two, "filename=001.sql; filename=002.sql", "1 Version, 2 Version" },
        { Two, "version=1.1; version=1.2", Refused + "Unknown, Unknown" },
        { Two, "version=1.1 name=AddJobs; version=1.2 name=InitializeSchema", "1 Name, 2 Name" },
        { Two, "version=0.0.1", Refused + "Unknown" },
        { "4 AddJobs", "hash=4f2a9c name=4f2a9c", Refused + "Unknown" },
        { "4 AddJobs", "version=4f2a9c", Refused + "Unknown" },
        { "2024 AddJobs", "name=2024_10_12_000000_create_users", Refused + "Unknown" },
        { "2024 AddJobs", "name=2024-10-12-create_users", Refused + "Unknown" },
        { "1 AddJobs", "name=1people", Refused + "Unknown" },
        { Two, "version=0", Refused + "Unknown" },
        { Two, "version=-1", Refused + "Unknown" },
        { Two, "version=9007199254740993", Refused + "Unknown" },
        { "20240131120000 AddJobs", "id='20240131120000", "20240131120000 Version" },
    };

    public static TheoryData<string, string, string> States => new()
    {
        { Two, "version=1 success=false", "NotApplied" },
        { Two, "version=1 success=maybe", Refused + "NotUnderstood" },
        { Two, "version=1 success=null", Refused + "NotUnderstood" },
        { Two, "version=1 success=true rolled_back=true", "NotApplied" },
        { Two, "version=1 rolled_back=@3", "NotApplied" },
        { Two, "version=1 rolled_back_at=@3", "NotApplied" },
        { Two, "version=1 rolled_back_at=null", "1 Version" },
        { Two, "version=1 is_applied=0", "NotApplied" },
        { Two, "version=1 applied=@1", "1 Version" },
        { Two, "version=1 applied=false", "NotApplied" },
        { Two, "version=1 dirty=true name=InitializeSchema", Refused + "NotUnderstood" },
        { Two, "version=1 status=rolled_back", "NotApplied" },
        { Two, "version=1 status=Completed", "1 Version" },
        { Two, "version=1 status=running", Refused + "NotUnderstood" },
        { Two, "version=1 status=7", Refused + "NotUnderstood" },
        { Two, "version=1 state=FAILED", "NotApplied" },
        { Two, "version=1 direction=down", "NotApplied" },
        { Two, "version=1 error=boom", Refused + "NotUnderstood" },
        { Two, "version=1 started_at=@1 finished_at=null", Refused + "NotUnderstood" },
        { Two, "version=1 started_at=@1 finished_at=@2", "1 Version" },
    };

    public static TheoryData<string, string, string> Doubles => new()
    {
        { Two, "name=001_InitializeSchema; name=InitializeSchema", Refused + "Ambiguous, Ambiguous" },
        { Two, "version=1 success=false; version=1 success=true", "NotApplied, 1 Version" },
        { Two, "version=1 success=false; version=1 success=false", "NotApplied, NotApplied" },
        { Two, "version=1 success=true; version=1 success=true", Refused + "Ambiguous, Ambiguous" },
        { Two, "version=1 direction=up; version=1 direction=down", Refused + "Ambiguous, NotApplied" },
        { Two, "app=a name=InitializeSchema; app=b name=initialize_schema", Refused + "Ambiguous, Ambiguous" },
        { "1 Users; 2 users", "name=users", Refused + "Ambiguous" },
        { "1 Users; 2 users", "version=2 name=users", "2 Name" },
        { "1 1_Users; 2 2_Users", "name=users", Refused + "Ambiguous" },
        { "1 Users; 2 2FactorUsers", "name=0002_2_factor_users", "2 Name" },
        { Two, "name=InitializeSchema; name=dropped_long_ago", "1 Name, Unknown" },
        { Two, "name=A; name=B", Refused + "Unknown, Unknown" },
        { Two, "name=Übersicht", Refused + "Unknown" },
        { "1 Übersicht", "name=001_übersicht.sql", "1 Name" },
        { Two, "NAME=initialize-schema", "1 Name" },
        { Two, "name=~001_initialize_schema", "1 Name" },
        { Two, "name=legacy.AddJobs", "2 Name" },
        { "1 A=B; 2 B", "name=B", "1 FormerName" },
        { "1 A=Old; 2 B=old", "name=Old", Refused + "Ambiguous" },
        { "1 A=4f2a9c", "version=4f2a9c", "1 FormerName" },
        { "1 A=1.1", "version=1.1", "1 FormerName" },
        { "1 A=001_jobs; 2 B", "name=001_jobs.sql; name=002_B", "1 FormerName, 2 Name" },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    [MemberData(nameof(States))]
    [MemberData(nameof(Doubles))]
    public void A_trap_is_adopted_right_or_refused(string registry, string rows, string expected) =>
        Assert.Equal(expected, LegacyTable.Describe(LegacyTable.Adopt("older", registry, rows)));

    [Fact]
    public void There_are_more_than_sixty() => Assert.True(Numbers.Count + States.Count + Doubles.Count > 60);

    [Fact]
    public void A_serial_key_alone_says_nothing() =>
        Assert.Contains("a serial number in 'id' is neither", Assert.Throws<MigrationException>(() => LegacyTable.Adopt("older", Two, "id=1 applied_at=@0")).Message, StringComparison.Ordinal);

    [Fact]
    public void An_empty_table_gives_nothing() => Assert.Equal(("", null), (LegacyTable.Describe(LegacyTable.Adopt("older", Two, "")), LegacyTable.Adopt("older", Two, "").Column));

    [Fact]
    public void A_map_says_which_row_is_which_and_which_is_none()
    {
        var adoption = LegacyTable.Adopt("older", Two, "name=001_jobs; name=legacy; name=gone", ("001_jobs", 2), ("legacy", 1), ("gone", null));

        Assert.Equal("1 Map, 2 Map, Skipped", LegacyTable.Describe(adoption));
        Assert.Equal("the map says 1", adoption.Entries[0].Reason);
    }

    [Theory]
    [InlineData("nothing", 1L, "The map names a row 'nothing', which 'older' does not have.")]
    [InlineData("InitializeSchema", 9L, "The map says that the row 'InitializeSchema' is version 9, which this program does not have.")]
    public void A_map_that_is_wrong_is_refused(string row, long version, string expected) =>
        Assert.StartsWith(expected, LegacyTable.Adopt("older", Two, "name=InitializeSchema", (row, version)).Problems[0].Message, StringComparison.Ordinal);

    [Fact]
    public void A_migration_that_was_said_is_not_guessed_for_another_row() =>
        Assert.Equal("1 Map, Unknown", LegacyTable.Describe(LegacyTable.Adopt("older", "1 Initial", "name=app.Initial; name=other.Initial", ("app.Initial", 1))));

    [Fact]
    public void Times_durations_checksums_and_people_are_taken_over()
    {
        var entry = LegacyTable.Adopt("older", Two, "name=AddJobs appliedOn=@1 executionTime=1234 installed_by=ada checksum=9e107d9d").Entries[0];

        Assert.Equal((LegacyTable.Epoch.AddDays(1), TimeSpan.FromMilliseconds(1234), "ada", "9e107d9d"), (entry.AppliedAt!.Value.UtcDateTime, entry.Duration!.Value, entry.AppliedBy, entry.Checksum));
    }

    [Fact]
    public void A_refusal_lists_everything()
    {
        var adoption = LegacyTable.Adopt("older", Three, "version=1 name=other success=true; version=2 name=AddJobs success=maybe; version=3 name=AddSkills success=true; version=33 name=add_skills success=true");

        Assert.Equal(3, adoption.Problems.Count);
        Assert.Contains("the row 'other' of 'older' is about: version 1 is 'InitializeSchema' here, and no migration is called 'other'", adoption.Problems[0].Message, StringComparison.Ordinal);
        Assert.Contains("The row 'AddJobs' of 'older' does not say whether it is applied", adoption.Problems[1].Message, StringComparison.Ordinal);
        Assert.Contains("2 rows for version 3 'AddSkills': 'AddSkills', 'add_skills'", adoption.Problems[2].Message, StringComparison.Ordinal);
    }
}
