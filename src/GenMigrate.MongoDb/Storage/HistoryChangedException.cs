namespace GenMigrate;

/// <summary>A version is not as it was when it was read: another runner has been there. Never leaves the provider.</summary>
internal sealed class HistoryChangedException(long version) : Exception($"version {version} was changed by another runner");
