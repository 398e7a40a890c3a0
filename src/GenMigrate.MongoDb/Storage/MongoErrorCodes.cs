namespace GenMigrate;

/// <summary>The server's error codes that something is decided by (mongodb.com/docs/manual/reference/error-codes).</summary>
internal static class MongoErrorCodes
{
    public const int Unauthorized = 13;
    public const int AuthenticationFailed = 18;
    public const int NamespaceNotFound = 26;
    public const int IndexNotFound = 27;
    public const int NamespaceExists = 48;
    public const int MaxTimeMSExpired = 50;
    public const int DocumentValidationFailure = 121;
    public const int TransactionExceededLifetimeLimitSeconds = 290;
    public const int DuplicateKey = 11000;
}
