namespace GenMigrate;

/// <summary>The characters that both databases tell apart; whatever is not ASCII belongs to words.</summary>
internal static class SqlCharacters
{
    public static bool IsBlank(char c) => c is ' ' or '\t' or '\n' or '\r' or '\f' or '\v';

    public static bool IsDigit(char c) => c is >= '0' and <= '9';

    public static bool StartsWord(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' or >= '\u0080';

    public static bool IsWord(char c) => StartsWord(c) || IsDigit(c) || c == '$';

    /// <summary>Whether <paramref name="first"/> and <paramref name="second"/> stand at <paramref name="at"/>.</summary>
    public static bool IsPair(string sql, int at, char first, char second) =>
        at + 1 < sql.Length && sql[at] == first && sql[at + 1] == second;
}
