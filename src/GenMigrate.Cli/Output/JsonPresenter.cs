using System.Text.Json;

namespace GenMigrate;

/// <summary>One JSON document on the output, whatever happens; all else on the error stream.</summary>
internal sealed class JsonPresenter(CommandConsole console) : Presenter
{
    public override void Show(CommandDocument document) => console.Out.Write(JsonSerializer.Serialize(document, document.GetType(), CommandJson.Default) + "\n");

    public override void Fail(ErrorDocument error) => Show(error);

    public override void Done(ResultItem result) => Log(result.ToString());

    public override void WriteStepOutput(string line) => Log(line);

    public override void Log(string line) => console.Error.Write(line + "\n");
}
