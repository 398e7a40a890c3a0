namespace GenMigrate.Generators;

/// <summary>A foreign key.</summary>
/// <param name="Child">The table that has it.</param>
/// <param name="Parent">The table that it refers to.</param>
/// <param name="OnDelete">What happens to the child's row when the parent's is deleted, in upper case.</param>
internal sealed record TableReference(string Child, string Parent, string OnDelete);
