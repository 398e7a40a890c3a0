namespace GenMigrate;

/// <summary>Lines for a log, or for the next program in a pipe.</summary>
internal sealed class PlainPresenter(CommandConsole console) : Presenter
{
    public override void Show(CommandDocument document) => document.WriteText(console.Out);

    public override void Fail(ErrorDocument error) => error.WriteText(console.Error);

    public override void Done(ResultItem result) => console.Out.Write(result + "\n");

    public override void WriteStepOutput(string line) => console.Out.Write(line + "\n");

    public override void Log(string line) => console.Error.Write(line + "\n");
}
