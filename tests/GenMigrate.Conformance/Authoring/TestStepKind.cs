namespace GenMigrate.Conformance;

/// <summary>What a neutral step does. A thing is a table or a collection whose rows hold one text each.</summary>
public enum TestStepKind
{
    /// <summary>Makes an empty thing.</summary>
    Create,

    /// <summary>Removes a thing.</summary>
    Drop,

    /// <summary>Adds a value to a thing; in a transaction, if the database has any.</summary>
    Insert,

    /// <summary>Removes a value from a thing; in a transaction, if the database has any.</summary>
    Delete,

    /// <summary>
    /// Does what the database refuses in a transaction and adds a value; a repeatable one adds it only where it is
    /// missing. With <see cref="TestStep.Fails"/> it adds the value and then fails like <see cref="Fail"/>.
    /// </summary>
    Alone,

    /// <summary>Mistypes what the database refuses in a transaction: the error is certain, and nothing has happened.</summary>
    MistypedAlone,

    /// <summary>Fails as long as the thing <see cref="TestStep.Obstacle"/> does not exist, then does nothing that a dump shows.</summary>
    Fail,

    /// <summary>Runs <see cref="TestStep.Body"/>.</summary>
    Code,

    /// <summary>Executes <see cref="TestStep.Value"/> as it stands; only on databases of SQL.</summary>
    Sql,
}
