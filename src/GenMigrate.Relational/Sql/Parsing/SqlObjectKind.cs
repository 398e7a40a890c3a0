namespace GenMigrate;

/// <summary>What a schema holds.</summary>
internal enum SqlObjectKind
{
    Table,
    Index,
    View,
    MaterializedView,
    Sequence,
    Type,
    Domain,
    Schema,
    Extension,
    Function,
    Trigger,
    Policy,
}
