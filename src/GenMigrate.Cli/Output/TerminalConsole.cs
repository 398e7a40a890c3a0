using Spectre.Console;

namespace GenMigrate;

/// <summary>Makes the library's view of a terminal.</summary>
internal static class TerminalConsole
{
    public static IAnsiConsole Create(TextWriter writer, int width, bool? understandsAnsi)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = understandsAnsi switch { true => AnsiSupport.Yes, false => AnsiSupport.No, null => AnsiSupport.Detect },
            Interactive = InteractionSupport.Yes,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = width;
        return console;
    }
}
