namespace GenMigrate;

/// <summary>What a program knows, beside what its lock file says was released. Pure.</summary>
/// <param name="Added">What is not locked yet.</param>
/// <param name="Outdated">What is locked and unchanged, by a checksum of earlier rules; with that of today.</param>
/// <param name="Problems">Where the two differ, by line.</param>
/// <remarks>
/// A new version below a locked one is no problem here: who knowingly locks an edited version again deletes its line
/// first, and the compiler has judged what is really new.
/// </remarks>
internal sealed record LockComparison(
    IReadOnlyList<LockEntry> Added, IReadOnlyList<LockEntry> Outdated, IReadOnlyList<LockProblem> Problems)
{
    private const string LockAgain = "delete the line, build with -p:GenMigrateLock=false, and run `lock` again";

    /// <param name="registries">The registries of the program; lines of others are left alone, as a program need not know all of its project's.</param>
    /// <param name="file">The lock file.</param>
    public static LockComparison Of(IReadOnlyList<MigrationRegistry> registries, LockFile file)
    {
        var (added, outdated) = (new List<LockEntry>(), new List<LockEntry>());
        var problems = file.Damages.Select(damage => new LockProblem("damaged", null, null, damage.Line, $"Line {damage.Line} {damage.Reason}.")).ToList();
        var present = new HashSet<(string, long)>();
        foreach (var registry in registries)
        {
            foreach (var migration in registry.Migrations)
            {
                var entry = LockEntry.Of(registry.Name, migration.Version, migration.Checksum, migration.Name);
                present.UnionWith(LockEntry.RegistryTexts(registry.Name).Select(text => (text, entry.Version)));
                if (file.Find(registry.Name, migration.Version) is not { } locked)
                {
                    added.Add(entry);
                }
                else if (migration.ChecksumComparableTo(locked.Checksum) is var comparable && locked.Checksum != comparable)
                {
                    problems.Add(Changed(registry, entry with { Checksum = comparable }, locked));
                }
                else if (locked.Checksum != entry.Checksum)
                {
                    outdated.Add(entry with { Registry = locked.Registry });
                }
            }
        }

        foreach (var registry in registries)
        {
            var text = LockEntry.RegistryText(registry.Name);
            problems.AddRange(file.Entries.Where(entry => entry.Registry == text && !present.Contains((entry.Registry, entry.Version))).Select(entry => Gone(registry, entry)));
        }

        added.Sort(LockEntry.Compare);
        return new LockComparison(added, outdated, [.. problems.OrderBy(problem => problem.Line)]);
    }

    private static LockProblem Changed(MigrationRegistry registry, LockEntry present, LockEntry locked) => new(
        "changed",
        registry.Name,
        locked.Version,
        locked.Line,
        $"Version {locked.Version} '{present.Name}'{In(registry)} was changed after it was locked in line {locked.Line}: {locked.Checksum} then, {present.Checksum} now. Undo the change and write a new migration; or, if no database has it yet, {LockAgain}.");

    private static LockProblem Gone(MigrationRegistry registry, LockEntry locked) => new(
        "gone",
        registry.Name,
        locked.Version,
        locked.Line,
        $"Version {locked.Version} '{locked.Name}'{In(registry)} is locked in line {locked.Line}, and this program does not have it. Bring it back; or, if no database has it, {LockAgain}.");

    private static string In(MigrationRegistry registry) => registry.Name is null ? "" : $" of registry '{registry.Name}'";
}
