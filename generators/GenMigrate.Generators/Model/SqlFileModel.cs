namespace GenMigrate.Generators;

/// <summary>An SQL file in the project's folder for them.</summary>
/// <param name="Name">What its name says.</param>
/// <param name="Text">With line feeds only.</param>
/// <param name="Layout">What its text says.</param>
/// <param name="Checksum">Of the file without a second one beside it.</param>
internal sealed record SqlFileModel(SqlFileName Name, string Text, SqlFileLayout Layout, string Checksum);
