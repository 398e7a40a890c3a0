namespace GenMigrate;

internal static class SqliteBusy
{
    /// <summary>
    /// A command timeout of the driver that makes it give up at once when the database is locked: it waits until the
    /// time gone by is at least the timeout in seconds, except for 0, which is for ever.
    /// </summary>
    public const int DoNotWait = -1;
}
