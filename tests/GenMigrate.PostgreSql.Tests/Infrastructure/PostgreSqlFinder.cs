namespace GenMigrate.PostgreSql.Tests;

/// <summary>Whether there is a server, or one can be started.</summary>
public sealed class PostgreSqlFinder : IServerFinder
{
    internal const string Variable = "GENMIGRATE_TEST_POSTGRES";

    public string? WhyMissing()
    {
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)))
        {
            return null;
        }

        var why = ServerPrograms.Find("initdb") is null ? "no initdb was found" : ServerPrograms.WhyNot();
        return why is null ? null : $"There is no PostgreSQL to test with ({why}): install it (Debian: apt-get install postgresql), or set {Variable} to the URL of a server whose user may create databases.";
    }
}
