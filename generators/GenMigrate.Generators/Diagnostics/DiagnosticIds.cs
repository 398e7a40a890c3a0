namespace GenMigrate.Generators;

/// <summary>The ids of all rules. A number is never used again.</summary>
internal static class DiagnosticIds
{
    public const string DuplicateVersion = "GENM1001";
    public const string VersionGap = "GENM1002";
    public const string VersionNotPositive = "GENM1003";
    public const string BelowLockedHead = "GENM1004";
    public const string ChangedSinceLocked = "GENM1005";
    public const string LockedButGone = "GENM1006";
    public const string DuplicateAcrossAssemblies = "GENM1007";
    public const string DamagedLockFile = "GENM1008";
    public const string NotLockedYet = "GENM1009";

    public const string NotAMigration = "GENM2001";
    public const string CannotBeMade = "GENM2002";
    public const string MissingAttribute = "GENM2003";
    public const string DuplicateName = "GENM2004";
    public const string MixedDatabases = "GENM2005";
    public const string BadSqlFile = "GENM2006";
    public const string EmptySqlFile = "GENM2007";
    public const string NotRegistered = "GENM2008";
    public const string InGeneratedFile = "GENM2009";

    public const string MissingDown = "GENM3001";
    public const string HollowDown = "GENM3002";
    public const string IrreversibleWithDown = "GENM3003";

    public const string NotInTransaction = "GENM4001";
    public const string TransactionControl = "GENM4002";
    public const string ForeignKeysInRebuild = "GENM4003";
    public const string SessionSetting = "GENM4004";

    public const string NotRepeatable = "GENM5001";
    public const string SqlOfRunTimeStrings = "GENM5002";
    public const string DatabaseTouched = "GENM5003";

    public const string IndexNotConcurrent = "GENM6001";
    public const string SetNotNull = "GENM6002";
    public const string ConstraintNotValid = "GENM6003";
    public const string ColumnRewrite = "GENM6004";
    public const string KeyWithoutIndex = "GENM6006";

    public const string NotNullWithoutDefault = "GENM7001";
}
