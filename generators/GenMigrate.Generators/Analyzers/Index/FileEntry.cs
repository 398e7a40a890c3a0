using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators;

/// <summary>An SQL file of the project, with the one that holds its way down, if there is one.</summary>
internal sealed class FileEntry : MigrationEntry
{
    private readonly MigrationModel _model;

    public FileEntry(MigrationModel model, string? registry, SqlFile up, SqlFile? down)
        : base(model.Facts, registry)
    {
        _model = model;
        Up = up;
        Down = down;
    }

    public SqlFile Up { get; }

    /// <summary>The file beside it; null where the way down, if any, stands in the same file.</summary>
    public SqlFile? Down { get; }

    public bool HasDown => DownText is not null;

    /// <summary>The text of the way down; null: there is none.</summary>
    public string? DownText => ((SqlFileSource)_model.Source).Down;

    /// <summary>Where the way down begins: its marker, or the first line of the file beside.</summary>
    public Location DownLocation => Down?.LocationOf(1) ?? Up.LocationOf(Up.Model.Layout.DownLine - 1);

    public override string DisplayName => _model.FullName;

    public override Location VersionLocation => Location;

    public override Location Location => Up.LocationOf(1);

    public override string? BaseName => "SqlMigration";

    public override string SortKey => _model.FullName;

    public override MigrationChecksum Checksum(CancellationToken cancellationToken) => _model.Checksum;
}
