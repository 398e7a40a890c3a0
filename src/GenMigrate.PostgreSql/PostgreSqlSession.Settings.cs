using System.Data;

namespace GenMigrate;

/// <content>
/// The settings of the session are after each migration what they were before it, and the history is written under them:
/// <code>
/// migration        read                        put back
/// one transaction  when it has begun           before the history is written
/// step by step     in each transaction         before the history is written
/// a step alone     before it, if the session   in the next transaction, or when the migration is left
///                  is ours (no pooler)
/// </code>
/// A migration of several transactions starts each step with the SET statements of the steps before it, so that it makes
/// no difference whether it runs in one go, is resumed, or has another session for each step.
/// </content>
internal sealed partial class PostgreSqlSession
{
    private MigrationUnit? _changing;
    private SessionSettings? _settings;
    private bool _isToRestore;

    public override async Task ContinueSettingsAsync(PlannedMigration planned, int index, CancellationToken cancellationToken)
    {
        if (_changing is not { IsTransactional: false } || (!_isInTransaction && !_lock!.IsSession))
        {
            return;
        }

        if (!_isInTransaction)
        {
            await ReadSettingsAsync(cancellationToken).ConfigureAwait(false);
            _isToRestore = true;
        }

        for (var number = 0; number < index; number++)
        {
            await SetAgainAsync(planned, number, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task SetAgainAsync(PlannedMigration planned, int index, CancellationToken cancellationToken)
    {
        if (planned.Steps[index] is not SqlStep step)
        {
            return;
        }

        for (var number = 0; number < step.Statements.Count; number++)
        {
            if (SqlFacts.ChangedSetting(step.Statements[number]) is not null)
            {
                await ExecuteAsync(new StepStatement(planned, index, step, number), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // Before the migration's own limits are set: they are none of the session's.
    private async Task ReadSettingsAsync(CancellationToken cancellationToken)
    {
        if (_changing is { } unit && _settings is null)
        {
            EnsureChecked();
            await _pipeline.FlushAsync(Working, cancellationToken).ConfigureAwait(false);
            var steps = unit.Migrations.SelectMany(planned => planned.Steps);
            _settings = await SessionSettings.ReadAsync(Working, steps, cancellationToken).ConfigureAwait(false);
        }
    }

    public override Task CheckAsync(PlannedMigration planned, CancellationToken cancellationToken)
    {
        _settings?.Restore(_pipeline);
        return Task.CompletedTask;
    }

    public override async Task RestoreAsync(MigrationUnit unit)
    {
        _changing = null;
        if (!_isToRestore)
        {
            return;
        }

        try
        {
            await SendRollbackAsync().ConfigureAwait(false);
            if (Working.State == ConnectionState.Open)
            {
                _settings!.Restore(_pipeline);
                await _pipeline.FlushAsync(Working, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is MigrationException or StepFailedException || PostgreSqlErrors.IsOfDatabase(exception))
        {
            // They end with the session.
            await AbandonAsync().ConfigureAwait(false);
        }

        ForgetSettings();
    }

    private void ForgetSettings()
    {
        _settings = null;
        _isToRestore = false;
    }
}
