namespace GenMigrate;

/// <summary>One version of the lock file.</summary>
/// <param name="Registry">The registry's name; null for the default one.</param>
/// <param name="Version">The version.</param>
/// <param name="Name">Its name.</param>
/// <param name="Checksum">Its checksum.</param>
internal sealed record LockItem(string? Registry, long Version, string Name, string Checksum);
