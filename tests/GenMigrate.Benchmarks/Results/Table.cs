using System.Globalization;
using System.Text;
using System.Text.Json;

namespace GenMigrate.Benchmarks;

/// <summary>The figures of one run, taken side by side on one machine. Only ratios can be compared between machines.</summary>
internal sealed record Table(DateTimeOffset TakenAt, string Machine, IReadOnlyList<Figure> Figures)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<Table> LoadAsync(string file)
    {
        await using var stream = File.OpenRead(file);
        return await JsonSerializer.DeserializeAsync<Table>(stream, Json) ?? throw new InvalidDataException($"{file} holds no table.");
    }

    public async Task SaveAsync(string file)
    {
        await using var stream = File.Create(file);
        await JsonSerializer.SerializeAsync(stream, this, Json);
    }

    public string Markdown()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{TakenAt:yyyy-MM-dd}, {Machine}\n\n| figure | must | is | made of |\n|---|---|---|---|\n");
        foreach (var figure in Figures)
        {
            var must = figure.AtMost is { } most ? "≤ " + Figure.Text(most, figure.Unit) : "";
            var value = Figure.Text(figure.Value, figure.Unit);
            text.Append(CultureInfo.InvariantCulture, $"| {figure.Name} | {must} | {(figure.IsMissed ? $"**{value}**" : value)} | {figure.Detail} |\n");
        }

        return text.ToString();
    }
}
