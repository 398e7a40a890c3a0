using System.Runtime.CompilerServices;
using System.Text;
using DiffEngine;

namespace GenMigrate.Generators.Tests;

/// <summary>
/// Compares generated files with those that were looked at and accepted, by the conventions of Verify.SourceGenerators
/// (names, byte order mark, first line), so that it can take over without touching a file.
/// </summary>
internal static class Snapshot
{
    private static readonly UTF8Encoding Utf8WithMark = new(encoderShouldEmitUTF8Identifier: true);

    public static async Task VerifyAsync(GeneratorHarness harness, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        var folder = FolderOf(file);
        var prefix = $"{Path.GetFileNameWithoutExtension(file)}.{method}#";
        var expected = Directory.Exists(folder) ? Directory.GetFiles(folder, prefix + "*.verified.cs").ToHashSet(StringComparer.Ordinal) : [];
        var failures = new List<string>();
        foreach (var source in harness.Result.GeneratedSources)
        {
            var stem = Path.Combine(folder, prefix + Path.GetFileNameWithoutExtension(source.HintName));
            expected.Remove(stem + ".verified.cs");
            if (!await IsAcceptedAsync(stem, $"//HintName: {source.HintName}\n{source.SourceText}"))
            {
                failures.Add($"{stem}.received.cs differs from what was accepted.");
            }
        }

        failures.AddRange(expected.Select(path => $"{path} is stale: nothing of that name was generated."));
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    /// <summary>The folder of accepted files, which stands beside the project file.</summary>
    public static string FolderOf(string testFile)
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(testFile)!);
        while (folder.GetFiles("*.csproj").Length == 0)
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "_snapshots");
    }

    private static async Task<bool> IsAcceptedAsync(string stem, string text)
    {
        var received = stem + ".received.cs";
        var verified = stem + ".verified.cs";
        byte[] bytes = [.. Utf8WithMark.GetPreamble(), .. Utf8WithMark.GetBytes(text)];
        if (File.Exists(verified) && (await File.ReadAllBytesAsync(verified)).AsSpan().SequenceEqual(bytes))
        {
            File.Delete(received);
            return true;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(stem)!);
        await File.WriteAllBytesAsync(received, bytes);
        if (!DiffRunner.Disabled)
        {
            await DiffRunner.LaunchAsync(received, verified);
        }

        return false;
    }
}
