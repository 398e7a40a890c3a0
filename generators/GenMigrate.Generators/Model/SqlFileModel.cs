namespace GenMigrate.Generators;

/// <summary>An SQL file in the project's folder for them.</summary>
/// <param name="Source">Where it lies on the disk.</param>
/// <param name="Path">Where it lies, or is linked to, in the project, with slashes.</param>
/// <param name="Name">What its name says.</param>
/// <param name="Text">With line feeds only.</param>
/// <param name="Layout">What its text says.</param>
/// <param name="Hashes">Of its tokens.</param>
internal sealed record SqlFileModel(string Source, string Path, SqlFileName Name, string Text, SqlFileLayout Layout, SqlHashes Hashes);
