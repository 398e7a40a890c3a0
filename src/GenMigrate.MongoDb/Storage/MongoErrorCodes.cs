namespace GenMigrate;

/// <summary>The server's error codes that something is decided by (mongodb.com/docs/manual/reference/error-codes).</summary>
internal static class MongoErrorCodes
{
    public const int FailedToParse = 9;
    public const int Unauthorized = 13;
    public const int AuthenticationFailed = 18;
    public const int NamespaceNotFound = 26;
    public const int IndexNotFound = 27;
    public const int NamespaceExists = 48;
    public const int MaxTimeMSExpired = 50;
    public const int CommandNotFound = 59;
    public const int InvalidOptions = 72;
    public const int IndexOptionsConflict = 85;
    public const int IndexKeySpecsConflict = 86;
    public const int CommandNotSupported = 115;
    public const int DocumentValidationFailure = 121;
    public const int TransactionExceededLifetimeLimitSeconds = 290;
    public const int DuplicateKey = 11000;
    public const int MissingField = 40414;
    public const int UnknownField = 40415;
}
