namespace GenMigrate;

/// <summary>Follows one statement token by token, to tell whether a <c>;</c> ends it or stands inside.</summary>
internal sealed class SqlStatementShape
{
    private readonly IReadOnlyList<SqlToken> _tokens;
    private readonly SqlLanguage _language;
    private Body _body;
    private bool _creates;
    private int _parentheses;
    private int _blocks;

    /// <param name="tokens">The tokens of the statement so far; the last one is told to <see cref="Follow"/>.</param>
    /// <param name="language">The language.</param>
    public SqlStatementShape(IReadOnlyList<SqlToken> tokens, SqlLanguage language)
    {
        _tokens = tokens;
        _language = language;
    }

    private enum Body
    {
        Unknown,
        None,
        Trigger,
        Routine,
        Rule,
    }

    /// <summary>Whether a <c>;</c> here ends the statement.</summary>
    public bool IsComplete => _body switch
    {
        // As sqlite3_complete() decides: only the END behind a ';' closes a trigger, so that of a CASE does not.
        Body.Trigger => _tokens.Count > 1 && Last(0).Is("END") && Last(1).Is(';'),
        Body.Routine => _blocks == 0,
        Body.Rule => _parentheses == 0,
        _ => true,
    };

    /// <summary>Takes note of the token added last.</summary>
    public void Follow()
    {
        if (_body == Body.Unknown)
        {
            _body = _language == SqlLanguage.Sqlite ? SqliteBody() : PostgreSqlBody();
        }
        else if (Last(0).Is('('))
        {
            _parentheses++;
        }
        else if (Last(0).Is(')'))
        {
            _parentheses = Math.Max(_parentheses - 1, 0);
        }
        else if (_body == Body.Routine)
        {
            FollowRoutine();
        }
    }

    // CREATE FUNCTION … BEGIN ATOMIC …; …; END. Behind a dot or AS the same words are names.
    private void FollowRoutine()
    {
        if (Last(1).Is("BEGIN") && Last(0).Is("ATOMIC"))
        {
            _blocks++;
        }
        else if (_blocks > 0 && !Last(1).Is('.') && !Last(1).Is("AS"))
        {
            _blocks += Last(0).Is("CASE") ? 1 : Last(0).Is("END") ? -1 : 0;
        }
    }

    // [EXPLAIN …] CREATE [TEMP | TEMPORARY] TRIGGER
    private Body SqliteBody()
    {
        var last = Last(0);
        if (_creates)
        {
            return last.Is("TRIGGER") ? Body.Trigger : last.Is("TEMP") || last.Is("TEMPORARY") ? Body.Unknown : Body.None;
        }

        _creates = last.Is("CREATE");
        var mayFollow = _tokens.Count == 1
            ? last.Is("EXPLAIN")
            : !(last.Is("EXPLAIN") || last.Is("TEMP") || last.Is("TEMPORARY") || last.Is("TRIGGER") || last.Is("END"));
        return _creates || mayFollow ? Body.Unknown : Body.None;
    }

    // CREATE [OR REPLACE] {FUNCTION | PROCEDURE | RULE}
    private Body PostgreSqlBody()
    {
        var last = Last(0);
        switch (_tokens.Count)
        {
            case 1:
                return last.Is("CREATE") ? Body.Unknown : Body.None;
            case 2 when last.Is("OR"):
            case 3 when last.Is("REPLACE"):
                return Body.Unknown;
            default:
                return last.Is("FUNCTION") || last.Is("PROCEDURE") ? Body.Routine : last.Is("RULE") ? Body.Rule : Body.None;
        }
    }

    private SqlToken Last(int back) => _tokens[_tokens.Count - 1 - back];
}
