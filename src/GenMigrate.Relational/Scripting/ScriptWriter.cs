using System.Text;

namespace GenMigrate;

/// <summary>
/// Writes a plan down, statement by statement as <see cref="TransactionalExecution"/> and <see cref="StepwiseExecution"/>
/// would execute it.
/// </summary>
/// <param name="language">The database's.</param>
/// <param name="settings">Where history, journal and lock lie.</param>
/// <param name="choice">Null: all of the plan is executed, or the script stops.</param>
internal sealed class ScriptWriter(ScriptLanguage language, MigrationSettings settings, ScriptChoice? choice = null)
{
    private const long NoToken = 0;
    private readonly ScriptHistory _history = new(language, settings);
    private readonly StringBuilder _text = new();

    public string Write(IReadOnlyList<MigrationUnit> units)
    {
        if (units.Count == 0)
        {
            return "-- Nothing to do.\n";
        }

        foreach (var command in language.Commands)
        {
            _text.Append(command).Append('\n');
        }

        Comment("Let no runner migrate this database meanwhile.");
        Add(language.Setup);
        Add(language.Begin);
        Add(_history.CreateTables());
        Add("COMMIT");
        if (choice is not null)
        {
            Add(choice.Check(units[^1].Migrations[^1].Migration.Version));
        }

        foreach (var unit in units)
        {
            Add(language.Prepare(unit));
            if (unit.IsTransactional)
            {
                WriteTransaction(unit);
            }
            else
            {
                WriteStepwise(unit.Migrations[0]);
            }

            Add(language.Restore(unit));
        }

        return _text.ToString();
    }

    private void WriteTransaction(MigrationUnit unit)
    {
        Add(language.Begin);
        foreach (var planned in unit.Migrations)
        {
            Announce(planned);
            Add(language.Guard(planned.Migration, choice is null ? _history.IsReady(planned) : $"({_history.IsReady(planned)} OR {_history.IsApplied(planned)})"));
            If(planned);
            Add(language.Enter(planned.Migration));
            for (var index = planned.ResumeAfter; index < planned.Steps.Count; index++)
            {
                WriteStep(planned, index);
            }

            Add(language.Check(planned.Migration));
            Add(language.Reset(planned));
            Finish(planned);
            EndIf();
        }

        Add("COMMIT");
    }

    private void WriteStepwise(PlannedMigration planned)
    {
        Announce(planned);
        If(planned);
        var row = HistoryTransitions.Started(planned, settings, NoToken);
        WriteAlone(planned, _history.IsReady(planned), row);
        for (var index = planned.ResumeAfter; index < planned.Steps.Count; index++)
        {
            var step = planned.Steps[index];
            if (step.IsTransactional)
            {
                Begin(planned, row);
                Add(language.Enter(planned.Migration));
                WriteStep(planned, index);
                Add(language.Check(planned.Migration));
                row = row.WithStepDone(step);
                Add(_history.Upsert(planned, row));
                Add("COMMIT");
            }
            else
            {
                WriteAlone(planned, IsAt(planned, row), row.WithStepBegun(step));
                WriteStep(planned, index);
                WriteAlone(planned, IsAt(planned, row), row.WithStepDone(step));
                row = row.WithStepDone(step);
            }
        }

        Begin(planned, row);
        Add(language.Reset(planned));
        Finish(planned);
        Add("COMMIT");
        EndIf();
    }

    private void If(PlannedMigration planned)
    {
        if (choice is not null)
        {
            _text.Append(choice.If("NOT " + _history.IsApplied(planned))).Append('\n');
        }
    }

    private void EndIf()
    {
        if (choice is not null)
        {
            _text.Append(choice.EndIf).Append('\n');
        }
    }

    private void Begin(PlannedMigration planned, HistoryRow row)
    {
        Add(language.Begin);
        Add(language.Guard(planned.Migration, IsAt(planned, row)));
    }

    private void WriteAlone(PlannedMigration planned, string condition, HistoryRow row)
    {
        Add(language.Begin);
        Add(language.Guard(planned.Migration, condition));
        Add(_history.Upsert(planned, row));
        Add("COMMIT");
    }

    private string IsAt(PlannedMigration planned, HistoryRow row) => _history.IsAt(planned, row.State, row.StepsDone);

    private void WriteStep(PlannedMigration planned, int index)
    {
        var step = (SqlStep)planned.Steps[index];
        Comment(step.Name);
        foreach (var statement in step.Statements)
        {
            Add(language.BeforeStatement(planned.Migration, statement));
            Add(statement.Text);
        }
    }

    private void Finish(PlannedMigration planned)
    {
        var now = settings.Clock.Now();
        Add(_history.Upsert(planned, HistoryTransitions.Finished(planned, settings, NoToken, now, TimeSpan.Zero)));
        Add(_history.InsertJournal(planned, HistoryTransitions.Entry(planned, settings, now, TimeSpan.Zero, error: null)));
    }

    private void Announce(PlannedMigration planned) => Comment(planned.ToString());

    // A name may hold anything; a comment ends with its line.
    private void Comment(string text) => _text.Append("-- ").Append(text.ReplaceLineEndings(" ")).Append('\n');

    private void Add(string statement) => _text.Append(statement).Append(";\n");

    private void Add(IEnumerable<string> statements)
    {
        foreach (var statement in statements)
        {
            Add(statement);
        }
    }
}
