namespace GenMigrate;

/// <summary>What to do when an applied migration's code has changed.</summary>
public enum ChangePolicy
{
    /// <summary>Execute nothing and name both checksums.</summary>
    Refuse,

    /// <summary>Go on with a warning.</summary>
    Warn,
}
