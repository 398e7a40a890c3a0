namespace GenMigrate.Tests;

public sealed class MigrationServicesTests
{
    [Fact]
    public void A_service_is_taken_from_the_runners_services() =>
        Assert.Equal("found", new MigrationServices(new Services("found")).Get<string>("FillNames"));

    [Fact]
    public void Without_services_the_error_names_migration_type_and_option()
    {
        var error = Assert.Throws<MigrationServiceException>(() => new MigrationServices(null).Get<IFormatProvider>("FillNames"));

        Assert.Contains("'FillNames'", error.Message, StringComparison.Ordinal);
        Assert.Contains("System.IFormatProvider", error.Message, StringComparison.Ordinal);
        Assert.Contains("MigrationRunnerOptions.Services", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_that_is_not_there_is_named_with_the_ways_out()
    {
        var error = Assert.Throws<MigrationServiceException>(() => new MigrationServices(new Services("other")).Get<IFormatProvider>("FillNames"));

        Assert.Contains("'FillNames' takes a System.IFormatProvider", error.Message, StringComparison.Ordinal);
        Assert.Contains("Register it, or give the parameter a default value", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_optional_parameter_takes_its_default_where_the_service_is_missing()
    {
        Assert.Equal("default", new MigrationServices(null).GetOrDefault("default"));
        Assert.Equal("default", new MigrationServices(new Services()).GetOrDefault("default"));
        Assert.Equal("found", new MigrationServices(new Services("found")).GetOrDefault("default"));
        Assert.Null(new MigrationServices(null).GetOrDefault<string?>(null));
    }
}
