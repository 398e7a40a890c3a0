namespace GenMigrate.Generators;

/// <summary>
/// Writes the method that makes a migration of its index. A switch over a thousand cases is a method that takes
/// milliseconds to compile at the first call; in blocks, only those are compiled that lie on the way.
/// </summary>
internal static class FactoryEmitter
{
    private const int BlockBits = 5;
    private const string MigrationType = "global::" + KnownTypeNames.Migration;
    private const string Parameters = "int index, global::" + KnownTypeNames.MigrationServices + " services";

    public static void Emit(CodeWriter writer, EquatableArray<MigrationModel> migrations, bool hasUtf8Literals)
    {
        var bits = 0;
        while (migrations.Count - 1 >> bits >= 1 << BlockBits)
        {
            bits += BlockBits;
        }

        EmitBlock(writer, "public override " + MigrationType + " Create", migrations, first: 0, bits);
        SqlTextEmitter.Emit(writer, migrations, hasUtf8Literals);
    }

    private static void EmitBlock(CodeWriter writer, string method, EquatableArray<MigrationModel> migrations, int first, int bits)
    {
        var selector = bits == 0 ? "index" : $"(index >> {CodeWriter.Number(bits)})";
        writer.Open($"{method}({Parameters}) => {selector} switch");
        for (var i = first; i < migrations.Count && i < first + (1 << (bits + BlockBits)); i += 1 << bits)
        {
            writer.Line($"{CodeWriter.Number(i >> bits)} => {(bits == 0 ? Creation(migrations[i], i) : $"{BlockMethod(i, bits)}(index, services)")},");
        }

        writer.Line("_ => throw new global::System.ArgumentOutOfRangeException(nameof(index)),");
        writer.Close(";");
        for (var i = first; bits > 0 && i < migrations.Count && i < first + (1 << (bits + BlockBits)); i += 1 << bits)
        {
            writer.Line();
            EmitBlock(writer, $"private static {MigrationType} {BlockMethod(i, bits)}", migrations, i, bits - BlockBits);
        }
    }

    private static string BlockMethod(int first, int bits) => $"Create{CodeWriter.Number(first)}To{CodeWriter.Number(first + (1 << bits) - 1)}";

    private static string Creation(MigrationModel migration, int index) => migration.Source switch
    {
        ClassSource source => $"new {source.Type}({string.Join(", ", source.Parameters.Select(parameter => Argument(parameter, migration.Facts)))})",
        SqlFileSource source => SqlTextEmitter.Creation(source, index),
        _ => throw new InvalidOperationException($"No code is written for a {migration.Source.GetType()}."),
    };

    private static string Argument(ParameterModel parameter, MigrationFacts facts) => parameter switch
    {
        { IsProvider: true, Default: not null } => "services.Provider!",
        { IsProvider: true } => "services.Provider ?? " + Get(parameter.Type, facts),
        { Default: { } value } => $"services.GetOrDefault<{parameter.Type}>({value})",
        _ => Get(parameter.Type, facts),
    };

    private static string Get(string type, MigrationFacts facts) => $"services.Get<{type}>({Literals.Text($"{CodeWriter.Number(facts.Version)} {facts.Name}")})";
}
