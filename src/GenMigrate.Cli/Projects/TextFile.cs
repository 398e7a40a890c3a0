namespace GenMigrate;

/// <summary>Files of the author's project, with errors that say which file.</summary>
internal static class TextFile
{
    /// <summary>The file's text; empty where there is no file.</summary>
    /// <exception cref="MigrationException">It cannot be read.</exception>
    public static string Read(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path) : "";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MigrationException($"The file cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Writes a file beside its place and moves it there, so that it is never half written.</summary>
    /// <exception cref="MigrationException">It cannot be written.</exception>
    public static void Write(string path, string text)
    {
        var unfinished = path + ".new";
        try
        {
            File.WriteAllText(unfinished, text);
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MigrationException($"The file cannot be written: {exception.Message}", exception);
        }
    }
}
