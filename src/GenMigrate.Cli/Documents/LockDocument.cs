namespace GenMigrate;

/// <summary>The answer of <c>lock</c>.</summary>
/// <param name="File">The lock file's path.</param>
/// <param name="Checked">Whether nothing was to be written.</param>
/// <param name="Added">What was not locked: now it is, unless <paramref name="Checked"/> or something is wrong.</param>
/// <param name="Upgraded">Whose checksum was computed by earlier rules, and is now by those of today, under the same conditions.</param>
/// <param name="Locked">How many versions were locked before.</param>
/// <param name="Problems">What stands in the way; where there is any, nothing was written.</param>
internal sealed record LockDocument(
    string File, bool Checked, IReadOnlyList<LockItem> Added, IReadOnlyList<LockItem> Upgraded, int Locked, IReadOnlyList<LockProblem> Problems)
    : CommandDocument
{
    /// <summary>A line per version and per problem, and a summary.</summary>
    public override void WriteText(TextWriter writer)
    {
        foreach (var problem in Problems)
        {
            writer.Write(SafeText.Line(problem.Message) + "\n");
        }

        var isWritten = !Checked && Problems.Count == 0;
        WriteItems(writer, isWritten ? "Locked" : "Not locked", Added);
        WriteItems(writer, isWritten ? "Upgraded" : "Not upgraded", Upgraded);
        writer.Write(Summary(isWritten) + "\n");
    }

    private static void WriteItems(TextWriter writer, string what, IReadOnlyList<LockItem> items)
    {
        foreach (var item in items)
        {
            var registry = item.Registry is null ? "" : SafeText.Line(item.Registry) + " ";
            writer.Write($"{what}: {registry}{item.Version} {SafeText.Line(item.Name)}\n");
        }
    }

    private string Summary(bool isWritten) => (Problems.Count, Added.Count, Upgraded.Count) switch
    {
        ( > 0, _, _) => $"{Problems.Count} wrong{(Checked ? "" : ": nothing was written")}",
        (_, 0, 0) => Locked == 0 ? "Nothing to lock." : $"All {Locked} are locked.",
        (_, 0, _) => $"{Upgraded.Count} {(isWritten ? "upgraded" : "not upgraded")}, {Locked} locked",
        _ when isWritten => $"{Added.Count} locked, {Locked + Added.Count} in all",
        _ => $"{Added.Count} not locked, {Locked} locked",
    };
}
