namespace GenMigrate;

/// <summary>A person was asked, and did not say yes.</summary>
internal sealed class DeclinedException() : Exception("Not confirmed: nothing was changed.");
