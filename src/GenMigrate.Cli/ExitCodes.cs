namespace GenMigrate;

/// <summary>What the process says to its caller.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int Attention = 3;

    /// <summary>The command did its work, but not all of its output could be written.</summary>
    public const int OutputLost = 4;

    /// <summary>Added to a signal's number, as shells do.</summary>
    public const int Signal = 128;
}
