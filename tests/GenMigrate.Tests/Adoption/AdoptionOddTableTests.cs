namespace GenMigrate.Tests;

/// <summary>Tables with odd columns and values, each of which was once adopted as if it said something else.</summary>
public sealed class AdoptionOddTableTests
{
    private const string Two = "1 InitializeSchema; 2 AddJobs";
    private const string Refused = "refused: ";

    public static TheoryData<string, string, string> States => new()
    {
        // A number that is neither true nor false is no time either.
        { Two, "version=1 success=2", Refused + "NotUnderstood" },
        { Two, "version=1 applied=7", Refused + "NotUnderstood" },
        { Two, "version=1 rolled_back=5", Refused + "NotUnderstood" },

        // Other names for the same flags.
        { Two, "version=1 executed=false", "NotApplied" },
        { Two, "version=1 completed=0", "NotApplied" },
        { Two, "version=1 is_successful=false", "NotApplied" },
        { Two, "version=1 finished=null", Refused + "NotUnderstood" },
        { Two, "version=1 executed=@1", "1 Version" },
        { Two, "version=1 has_error=true", "NotApplied" },
        { Two, "version=1 is_reverted=true", "NotApplied" },
        { Two, "version=1 deleted=1", "NotApplied" },
        { Two, "version=1 deleted_at=@2", "NotApplied" },
        { Two, "version=1 failed_at=@2", "NotApplied" },
        { Two, "version=1 is_pending=true", "NotApplied" },
        { Two, "version=1 skipped=true", "NotApplied" },
        { Two, "version=1 exit_code=1", "NotApplied" },
        { Two, "version=1 exit_code=0", "1 Version" },
        { Two, "version=1 status=pending", "NotApplied" },
        { Two, "version=1 result=failed", "NotApplied" },
        { Two, "version=1 result=whatever", Refused + "NotUnderstood" },
        { Two, "version=1 action=rollback", "NotApplied" },
        { Two, "version=1 direction=sideways", Refused + "NotUnderstood" },
        { Two, "version=1 direction=up", "1 Version" },
        { Two, "version=1 dirty=2", Refused + "NotUnderstood" },

        // Blank text and zero are no time.
        { Two, "version=1 rolled_back_at='", "1 Version" },
        { Two, "version=1 rolled_back_at=0", "1 Version" },
        { Two, "version=1 started_at=@1 finished_at='", Refused + "NotUnderstood" },

        // A row for every migration, with a time once it is applied.
        { Two, "name=InitializeSchema applied_at=@1; name=AddJobs applied_at=null", Refused + "1 Name, NotUnderstood" },
        { Two, "name=InitializeSchema applied_at=null created_at=@0", Refused + "NotUnderstood" },
        { Two, "name=InitializeSchema applied_at=null executed_at=@1", "1 Name" },
        { Two, "name=InitializeSchema created_at=null", "1 Name" },
    };

    public static TheoryData<string, string, string> Layouts => new()
    {
        // Columns like those of TypeORM and sqlx, but not their values.
        { "", "id=1 name=InitializeSchema timestamp=@1", "1 Name" },
        { "", "version=1 description=InitializeSchema installed_on=@1 success=true checksum=9e10 execution_time=1234", "1 Name" },
        { "TypeORM", "id=1 name=InitializeSchema1638963474130 timestamp=1638963474130", "1 Name" },
        { "sqlx", "version=1 description=InitializeSchema installed_on=@1 success=true checksum=#9e10 execution_time=1234000", "1 Name" },
    };

    [Theory]
    [MemberData(nameof(States))]
    public void An_odd_row_is_adopted_right_or_refused(string registry, string rows, string expected) =>
        Assert.Equal(expected, LegacyTable.Describe(LegacyTable.Adopt("older", registry, rows)));

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_tool_is_recognized_by_values_too(string tool, string rows, string expected)
    {
        var adoption = LegacyTable.Adopt("older", Two, rows);

        Assert.Equal((tool, expected), (adoption.Tool ?? "", LegacyTable.Describe(adoption)));
        Assert.Equal(tool == "TypeORM", adoption.Entries[0].AppliedAt is null);
    }

    [Fact]
    public void A_duration_of_a_table_like_that_of_sqlx_is_in_milliseconds() =>
        Assert.Equal(1234, LegacyTable.Adopt("older", Two, "version=1 description=InitializeSchema installed_on=@1 success=true checksum=9e10 execution_time=1234").Entries[0].Duration!.Value.TotalMilliseconds);

    [Fact]
    public void Two_columns_that_differ_only_in_case_or_underscores_are_refused()
    {
        var error = Assert.Throws<MigrationException>(() => LegacyTable.Adopt("older", Two, "Version=1 version=2"));

        Assert.StartsWith("'older' has two columns called alike, 'Version' and 'version'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_of_the_database_does_not_hide_one_of_the_table() =>
        Assert.Equal("1 Name", LegacyTable.Describe(LegacyTable.Adopt("older", Two, "_id=5 id=001_InitializeSchema")));

    [Fact]
    public void A_map_that_names_a_row_that_is_left_out_is_refused()
    {
        var rows = "id=1 script_name=views/AddJobs.sql one_time_script=false version_id=2 text_of_script=x text_hash=h entry_date=@1";

        Assert.StartsWith(
            "The map names the row 'views/AddJobs.sql', which is left out: it is a script that runs again.",
            Assert.Single(LegacyTable.Adopt("older", Two, rows, ("views/AddJobs.sql", 2)).Problems).Message,
            StringComparison.Ordinal);
        Assert.Empty(LegacyTable.Adopt("older", Two, rows, ("views/AddJobs.sql", null)).Problems);
    }
}
