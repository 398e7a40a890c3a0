namespace GenMigrate.Generators;

/// <summary>The names of the pipeline's steps, by which tests ask what was done again after an edit.</summary>
internal static class TrackingNames
{
    public const string Migrations = nameof(Migrations);
    public const string Seeds = nameof(Seeds);
    public const string SqlFiles = nameof(SqlFiles);
    public const string Settings = nameof(Settings);
    public const string References = nameof(References);
    public const string Program = nameof(Program);
}
