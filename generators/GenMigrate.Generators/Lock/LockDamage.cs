namespace GenMigrate;

/// <summary>A line of <c>migrations.lock</c> that says nothing.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Reason">What is wrong with it, to follow 'line 5'.</param>
internal sealed record LockDamage(int Line, string Reason);
