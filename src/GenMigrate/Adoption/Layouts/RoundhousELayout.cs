namespace GenMigrate;

/// <summary>RoundhousE, whose table grate took over column by column; told apart by the schema.</summary>
internal sealed class RoundhousELayout : GrateLayout
{
    private const string Schema = "RoundhousE";

    public override string Tool => Schema;

    public override IReadOnlyList<string> Tables => [Schema + ".ScriptsRun", Schema + "_ScriptsRun"];

    public override bool Fits(LegacyHistoryTable table) => base.Fits(table) && table.Name.Replace("\"", "", StringComparison.Ordinal).StartsWith(Schema, StringComparison.OrdinalIgnoreCase);
}
