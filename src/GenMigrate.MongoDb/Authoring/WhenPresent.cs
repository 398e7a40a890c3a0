namespace GenMigrate;

/// <summary>What an insert does with a document whose key is in the collection already.</summary>
public enum WhenPresent
{
    /// <summary>The one in the collection stays as it is.</summary>
    Skip,

    /// <summary>The new one takes its place; it keeps the <c>_id</c> of the old one where it brings none.</summary>
    Replace,
}
