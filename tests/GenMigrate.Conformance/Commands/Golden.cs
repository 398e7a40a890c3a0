namespace GenMigrate.Conformance;

/// <summary>Compares a text with the one that was looked at and accepted, by Verify's conventions.</summary>
internal static class Golden
{
    /// <param name="text">What came out.</param>
    /// <param name="testFile">The source file of the tests; <c>_snapshots</c> stands beside its project file.</param>
    /// <param name="name">The accepted file's name, without its extensions.</param>
    public static async Task VerifyAsync(string text, string testFile, string name)
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(testFile)!);
        while (folder.GetFiles("*.csproj").Length == 0)
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"No project above '{testFile}'.");
        }

        var stem = Path.Combine(folder.FullName, "_snapshots", name);
        var (verified, received) = (stem + ".verified.txt", stem + ".received.txt");
        if (File.Exists(verified) && await File.ReadAllTextAsync(verified) == text)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(stem)!);
        await File.WriteAllTextAsync(received, text);
        Assert.Fail($"The output differs from what was accepted: diff '{verified}' '{received}'. If it is meant, mv the second to the first.");
    }
}
