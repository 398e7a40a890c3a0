namespace GenMigrate;

/// <summary>
/// What PostgreSQL refuses inside a transaction block, after the pages of the manual's part VI, "Reference", that
/// each branch names. Limits that hang on the object and not on the words (REINDEX or CLUSTER of a partitioned
/// table) cannot be seen here.
/// </summary>
internal static class PostgreSqlTransactionRules
{
    public static string? WhyNot(SqlReader reader)
    {
        if (reader.Take("CREATE"))
        {
            return Create(reader);
        }

        if (reader.Take("ALTER"))
        {
            return Alter(reader);
        }

        if (reader.Take("DROP"))
        {
            return Drop(reader);
        }

        if (reader.Take("REINDEX"))
        {
            return Reindex(reader);
        }

        if (reader.Take("CLUSTER"))
        {
            return Cluster(reader);
        }

        // DO: "if DO is executed in a transaction block, then the procedure code cannot execute transaction control statements".
        if (CommitRules.Ends(reader))
        {
            return "DO with COMMIT or ROLLBACK";
        }

        // VACUUM: "cannot be executed inside a transaction block". DISCARD: the same of DISCARD ALL only.
        return reader.Take("VACUUM") ? "VACUUM" : reader.Take("DISCARD", "ALL") ? "DISCARD ALL" : null;
    }

    // CREATE DATABASE, CREATE TABLESPACE, and CREATE INDEX, "Building Indexes Concurrently".
    private static string? Create(SqlReader reader)
    {
        if (reader.Take("DATABASE"))
        {
            return "CREATE DATABASE";
        }

        if (reader.Take("TABLESPACE"))
        {
            return "CREATE TABLESPACE";
        }

        if (reader.Take("SUBSCRIPTION"))
        {
            return CreateSubscription(reader);
        }

        _ = reader.Take("UNIQUE");
        return reader.Take("INDEX", "CONCURRENTLY") ? "CREATE INDEX CONCURRENTLY" : null;
    }

    // CREATE SUBSCRIPTION: refused "when creating a replication slot", which is the default and needs a connection.
    private static string? CreateSubscription(SqlReader reader)
    {
        if (reader.SkipBehind("WITH"))
        {
            var options = reader.TakeOptions();
            if (options.IsFalse("CREATE_SLOT") || options.IsFalse("CONNECT"))
            {
                return null;
            }
        }

        return "CREATE SUBSCRIPTION";
    }

    private static string? Alter(SqlReader reader)
    {
        // ALTER SYSTEM: "not allowed inside a transaction block".
        if (reader.Take("SYSTEM"))
        {
            return "ALTER SYSTEM";
        }

        if (reader.Take("DATABASE"))
        {
            return AlterDatabase(reader);
        }

        return reader.Take("SUBSCRIPTION") ? AlterSubscription(reader) : DetachPartition(reader);
    }

    // ALTER DATABASE, the form that moves it to another tablespace; the server takes it as an option, too.
    private static string? AlterDatabase(SqlReader reader)
    {
        _ = reader.TakeName();
        _ = reader.TakeAny("SET", "WITH");
        return reader.Take("TABLESPACE") ? "ALTER DATABASE SET TABLESPACE" : null;
    }

    // ALTER SUBSCRIPTION: refresh, publications unless refresh is false, and (from 17, 18 on) failover and two_phase.
    private static string? AlterSubscription(SqlReader reader)
    {
        _ = reader.TakeName();
        if (reader.Take("REFRESH"))
        {
            return "ALTER SUBSCRIPTION REFRESH";
        }

        if (reader.Take("SET", "PUBLICATION") || reader.Take("ADD", "PUBLICATION") || reader.Take("DROP", "PUBLICATION"))
        {
            var keepsOut = reader.SkipBehind("WITH") && reader.TakeOptions().IsFalse("REFRESH");
            return keepsOut ? null : "ALTER SUBSCRIPTION with refresh";
        }

        if (!reader.Take("SET"))
        {
            return null;
        }

        var options = reader.TakeOptions();
        return options.Has("FAILOVER") ? "ALTER SUBSCRIPTION SET (failover)" : options.Has("TWO_PHASE") ? "ALTER SUBSCRIPTION SET (two_phase)" : null;
    }

    // ALTER TABLE, DETACH PARTITION: with CONCURRENTLY it "cannot be run in a transaction block".
    private static string? DetachPartition(SqlReader reader) =>
        reader.TakeTable() is not null && reader.Take("DETACH", "PARTITION") && reader.TakeName() is not null && reader.Take("CONCURRENTLY")
            ? "ALTER TABLE DETACH PARTITION CONCURRENTLY"
            : null;

    // DROP SUBSCRIPTION: refused while it has a replication slot, as it has unless someone took the slot away.
    private static string? Drop(SqlReader reader)
    {
        if (reader.Take("DATABASE"))
        {
            return "DROP DATABASE";
        }

        if (reader.Take("TABLESPACE"))
        {
            return "DROP TABLESPACE";
        }

        return reader.Take("SUBSCRIPTION") ? "DROP SUBSCRIPTION" : reader.Take("INDEX", "CONCURRENTLY") ? "DROP INDEX CONCURRENTLY" : null;
    }

    // REINDEX: SCHEMA, DATABASE and SYSTEM, and anything CONCURRENTLY, which may stand among the options or behind the kind.
    private static string? Reindex(SqlReader reader)
    {
        if (reader.TakeOptions().IsTrue("CONCURRENTLY"))
        {
            return "REINDEX CONCURRENTLY";
        }

        var whole = reader.Take("SCHEMA") ? "REINDEX SCHEMA" : reader.Take("DATABASE") ? "REINDEX DATABASE" : reader.Take("SYSTEM") ? "REINDEX SYSTEM" : null;
        _ = reader.TakeAny("INDEX", "TABLE");
        return reader.Take("CONCURRENTLY") ? "REINDEX CONCURRENTLY" : whole;
    }

    // CLUSTER: without a table it "cannot be executed inside a transaction block".
    private static string? Cluster(SqlReader reader)
    {
        _ = reader.Take("VERBOSE");
        _ = reader.TakeOptions();
        return reader.IsAtEnd ? "CLUSTER" : null;
    }
}
