using System.Globalization;
using System.Text;

namespace GenMigrate.Benchmarks;

/// <summary>Two runs side by side.</summary>
internal static class Comparison
{
    public static string Markdown(Table before, Table after)
    {
        var text = new StringBuilder("| figure | before | after | after / before |\n|---|---|---|---|\n");
        foreach (var figure in after.Figures)
        {
            var old = before.Figures.FirstOrDefault(one => one.Name == figure.Name);
            var ratio = old is null || old.Value == 0 ? "" : (figure.Value / old.Value).ToString("0.00", CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"| {figure.Name} | {(old is null ? "" : Figure.Text(old.Value, old.Unit))} | {Figure.Text(figure.Value, figure.Unit)} | {ratio} |\n");
        }

        foreach (var gone in before.Figures.Where(one => after.Figures.All(figure => figure.Name != one.Name)))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {gone.Name} | {Figure.Text(gone.Value, gone.Unit)} | | |\n");
        }

        return text.ToString();
    }
}
