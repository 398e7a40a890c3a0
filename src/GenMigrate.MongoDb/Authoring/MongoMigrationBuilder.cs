using MongoDB.Bson;

namespace GenMigrate;

/// <summary>
/// Collects the steps of a MongoDB migration, in the order in which they run. They run in one transaction if none of
/// them changes a definition (collection, validator, index), works in batches (fields, <see cref="UpdateInBatches"/>), or is to run outside of one,
/// and if the server has transactions; otherwise one by one, and whoever comes after a crash goes on where it stopped.
/// </summary>
public sealed class MongoMigrationBuilder
{
    private readonly List<MigrationStep> _steps = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    internal MongoMigrationBuilder()
    {
    }

    internal IReadOnlyList<MigrationStep> Steps => _steps;

    /// <summary>Creates a collection.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="validator">What its documents have to match, often <c>{ $jsonSchema: … }</c>; null: nothing.</param>
    /// <param name="options">Further fields of the command <c>create</c>: <c>validationLevel</c>, <c>validationAction</c>, <c>collation</c>…</param>
    public MongoMigrationBuilder CreateCollection(string name, BsonDocument? validator = null, BsonDocument? options = null) =>
        Add(new CreateCollectionStep(NextName($"create collection {name}"), Named(name), validator, options));

    /// <summary>Drops a collection, with its documents.</summary>
    public MongoMigrationBuilder DropCollection(string name) =>
        Add(new DropCollectionStep(NextName($"drop collection {name}"), Named(name)));

    /// <summary>Renames a collection. Fails where there is one of the new name.</summary>
    public MongoMigrationBuilder RenameCollection(string name, string newName) =>
        Add(new RenameCollectionStep(NextName($"rename collection {name} to {newName}"), Named(name), Named(newName)));

    /// <summary>Sets what the documents of a collection have to match from now on.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="validator">The new validator; an empty document removes it.</param>
    /// <param name="previous">What the validator has to be before; the step fails where it is another. Null: anything.</param>
    public MongoMigrationBuilder SetValidator(string collection, BsonDocument validator, BsonDocument? previous = null) =>
        Add(new SetValidatorStep(
            NextName($"set validator of {collection}"), Named(collection), Copy(validator), previous is null ? null : Copy(previous)));

    /// <summary>Builds an index. Fails where there is one of the same name with other options.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="keys">Fields and their kinds: <c>{ email: 1 }</c>, <c>{ a: 1, b: -1 }</c>, <c>{ text: "text" }</c>.</param>
    /// <param name="name">Null: made of the keys, as the shell makes it: <c>email_1</c>.</param>
    /// <param name="unique">Whether a key may occur only once.</param>
    /// <param name="sparse">Whether documents without the fields are left out.</param>
    /// <param name="partialFilter">Which documents are indexed; null: all.</param>
    /// <param name="expireAfter">After which time, counted from the date in the field, documents are deleted.</param>
    public MongoMigrationBuilder CreateIndex(string collection, BsonDocument keys, string? name = null, bool unique = false, bool sparse = false, BsonDocument? partialFilter = null, TimeSpan? expireAfter = null)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var index = new BsonDocument { { "key", keys.DeepClone() }, { "name", name ?? CreateIndexStep.DefaultName(keys) } };
        index.Add("unique", true, unique).Add("sparse", true, sparse);
        if (partialFilter is not null)
        {
            index.Add("partialFilterExpression", partialFilter.DeepClone());
        }

        if (expireAfter is { } time)
        {
            index.Add("expireAfterSeconds", (long)time.TotalSeconds);
        }

        return Add(new CreateIndexStep(NextName($"create index {index["name"]} on {collection}"), Named(collection), index));
    }

    /// <summary>Drops an index.</summary>
    public MongoMigrationBuilder DropIndex(string collection, string name) =>
        Add(new DropIndexStep(NextName($"drop index {name} on {collection}"), Named(collection), Named(name)));

    /// <summary>
    /// Sets a field, in batches. Fails, before anything is set, where a field that encloses it is no document: an array, a
    /// string, a number or null.
    /// </summary>
    /// <param name="collection">The collection.</param>
    /// <param name="field">The field, with dots for one inside another; a number stands for an element of an array.</param>
    /// <param name="value">Its value.</param>
    /// <param name="filter">Which documents; null: all.</param>
    /// <param name="onlyWhereAbsent">Whether documents that have the field, with whatever value, stay as they are.</param>
    /// <param name="onlyWherePossible">Whether documents that do not take the field stay as they are, instead of stopping the step.</param>
    public MongoMigrationBuilder SetField(
        string collection,
        string field,
        BsonValue value,
        BsonDocument? filter = null,
        bool onlyWhereAbsent = false,
        bool onlyWherePossible = false)
    {
        ArgumentNullException.ThrowIfNull(value);
        var matches = onlyWhereAbsent ? With(filter, Exists(Named(field), false)) : Copy(filter ?? []);
        var update = new BsonDocument("$set", new BsonDocument(Named(field), value.DeepClone()));
        var clash = FieldClash.NotWritable([field], byIndex: true);
        return ChangeFields($"set {field} in {collection}", collection, matches, update, onlyWherePossible, clash);
    }

    /// <summary>Sets several fields at once, in batches, and reads the documents once. Fails where <see cref="SetField"/> does.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="fields">The fields with their values; a name may have dots for a field inside another.</param>
    /// <param name="filter">Which documents; null: all.</param>
    /// <param name="onlyWhereAbsent">
    /// Whether each field is set only where it is absent, whatever the others are; elements of arrays cannot be named then.
    /// </param>
    /// <param name="onlyWherePossible">Whether documents that do not take a field stay as they are, instead of stopping the step.</param>
    public MongoMigrationBuilder SetFields(
        string collection, BsonDocument fields, BsonDocument? filter = null, bool onlyWhereAbsent = false, bool onlyWherePossible = false)
    {
        ArgumentNullException.ThrowIfNull(fields);
        string[] names = [.. fields.Names.Select(Named)];
        var what = $"set {string.Join(", ", names)} in {collection}";
        if (!onlyWhereAbsent)
        {
            var update = new BsonDocument("$set", Copy(fields));
            var notWritable = FieldClash.NotWritable(names, byIndex: true);
            return ChangeFields(what, collection, Copy(filter ?? []), update, onlyWherePossible, notWritable);
        }

        // A pipeline: what an operator refuses, it replaces without a word.
        var anyAbsent = new BsonDocument("$or", new BsonArray(names.Select(field => Exists(field, false))));
        var values = new BsonDocument(fields.Select(field => new BsonElement(field.Name, OrPresent(field))));
        var pipeline = new BsonArray { new BsonDocument("$set", values) };
        var clash = FieldClash.NotWritable(names, byIndex: false);
        return ChangeFields(what, collection, With(filter, anyAbsent), pipeline, onlyWherePossible, clash);
    }

    /// <summary>Removes several fields at once, in batches. Fails where <see cref="UnsetField"/> does.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="fields">The fields, with dots for one inside another.</param>
    /// <param name="filter">Which documents; null: all.</param>
    /// <param name="onlyWherePossible">Whether documents with a field in an array stay as they are, instead of stopping the step.</param>
    public MongoMigrationBuilder UnsetFields(
        string collection,
        IReadOnlyList<string> fields,
        BsonDocument? filter = null,
        bool onlyWherePossible = false)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var anyPresent = new BsonDocument("$or", new BsonArray(fields.Select(field => Exists(field, true))));
        var update = new BsonDocument("$unset", new BsonDocument(fields.Select(field => new BsonElement(Named(field), ""))));
        var clash = FieldClash.NotRemovable(fields, byIndex: true);
        var what = $"unset {string.Join(", ", fields)} in {collection}";
        return ChangeFields(what, collection, With(filter, anyPresent), update, onlyWherePossible, clash);
    }

    /// <summary>Removes a field, in batches. Fails, before anything is removed, where it lies in the elements of an array.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="field">The field, with dots for one inside another.</param>
    /// <param name="filter">Which documents; null: all.</param>
    /// <param name="onlyWherePossible">Whether documents with the field in an array stay as they are, instead of stopping the step.</param>
    public MongoMigrationBuilder UnsetField(string collection, string field, BsonDocument? filter = null, bool onlyWherePossible = false)
    {
        var update = new BsonDocument("$unset", new BsonDocument(Named(field), ""));
        var clash = FieldClash.NotRemovable([field], byIndex: true);
        var what = $"unset {field} in {collection}";
        return ChangeFields(what, collection, With(filter, Exists(field, true)), update, onlyWherePossible, clash);
    }

    /// <summary>
    /// Renames a field, in batches. Fails, before anything is renamed, where a document has both, has the field in the
    /// elements of an array, or does not take the new one.
    /// </summary>
    /// <param name="collection">The collection.</param>
    /// <param name="field">The field, with dots for one inside another.</param>
    /// <param name="newName">Its new name, with dots for one inside another.</param>
    /// <param name="onlyWherePossible">Whether documents that cannot be changed stay as they are, instead of stopping the step.</param>
    public MongoMigrationBuilder RenameField(string collection, string field, string newName, bool onlyWherePossible = false)
    {
        var update = new BsonDocument("$rename", new BsonDocument(Named(field), Named(newName)));
        var both = new FieldClash(Exists(newName, true), _ => $"has both '{field}' and '{newName}', so its '{newName}' would be lost");
        return ChangeFields(
            $"rename {field} to {newName} in {collection}",
            collection,
            Exists(field, true),
            update,
            onlyWherePossible,
            FieldClash.NotRemovable([field], byIndex: false),
            FieldClash.NotWritable([newName], byIndex: false),
            both);
    }

    /// <summary>Inserts documents. Fails where one of them is there already; for seeds, the other overload is often the better one.</summary>
    public MongoMigrationBuilder Insert(string collection, params BsonDocument[] documents) =>
        Add(new InsertStep(NextName($"insert into {collection}"), Named(collection), Copy(documents)));

    /// <summary>Inserts documents, and skips or replaces those that are there already.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="documents">The documents, each with the key.</param>
    /// <param name="whenPresent">What to do with those that are there.</param>
    /// <param name="key">The field by which a document is found; it should have a unique index.</param>
    public MongoMigrationBuilder Insert(string collection, IReadOnlyList<BsonDocument> documents, WhenPresent whenPresent, string key = "_id") =>
        Add(new UpsertStep(NextName($"insert into {collection}"), Named(collection), Copy(documents), whenPresent, Named(key)));

    /// <summary>Updates all documents that match, by one command.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="filter">Which documents.</param>
    /// <param name="update">A document of operators, or an array that is a pipeline.</param>
    /// <param name="repeatable">Whether the step may run again after it broke off without a transaction.</param>
    public MongoMigrationBuilder UpdateMany(string collection, BsonDocument filter, BsonValue update, bool repeatable = false)
    {
        ArgumentNullException.ThrowIfNull(update);
        return Add(new UpdateStep(NextName($"update {collection}"), Named(collection), Copy(filter), update.DeepClone(), repeatable));
    }

    /// <summary>
    /// Updates all documents that match, in batches in the order of <c>_id</c>: for collections that are too large for one
    /// command. Without transactions the batch that broke off is done again, so the update must be one that may be done
    /// twice to a document, or one after which the document does not match any more.
    /// </summary>
    /// <param name="collection">The collection.</param>
    /// <param name="filter">Which documents.</param>
    /// <param name="update">A document of operators, without those that accumulate (<c>$inc</c>, <c>$mul</c>, <c>$push</c>, <c>$pop</c>, <c>$bit</c>), or an array that is a pipeline.</param>
    public MongoMigrationBuilder UpdateInBatches(string collection, BsonDocument filter, BsonValue update)
    {
        ArgumentNullException.ThrowIfNull(update);
        return ChangeFields($"update {collection}", collection, Copy(filter), update.DeepClone(), onlyWherePossible: false);
    }

    /// <summary>Deletes all documents that match.</summary>
    public MongoMigrationBuilder DeleteMany(string collection, BsonDocument filter) =>
        Add(new DeleteStep(NextName($"delete from {collection}"), Named(collection), Copy(filter)));

    /// <summary>Executes a command of the database.</summary>
    /// <param name="name">What people and the history call the step.</param>
    /// <param name="command">The command; its first field names it.</param>
    /// <param name="repeatable">Whether the step may run again after it broke off without a transaction.</param>
    public MongoMigrationBuilder Command(string name, BsonDocument command, bool repeatable = false) => Add(new CommandStep(name, Copy(command), repeatable));

    /// <summary>Adds a step of code.</summary>
    /// <param name="name">What people and the history call it.</param>
    /// <param name="body">What to do. It is called again when the server asks for the transaction to be repeated, and must not end it.</param>
    /// <param name="repeatable">Whether the step may run again after it broke off without a transaction.</param>
    /// <param name="outsideTransaction">Whether the step does what no transaction takes, such as creating an index.</param>
    public MongoMigrationBuilder Run(string name, Func<MongoMigrationContext, CancellationToken, Task> body, bool repeatable = false, bool outsideTransaction = false)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Add(new MongoCodeStep(name, body, repeatable, outsideTransaction));
    }

    internal MongoMigrationBuilder Add(MigrationStep step)
    {
        _names.Add(step.Name);
        _steps.Add(step);
        return this;
    }

    private MongoMigrationBuilder ChangeFields(
        string what, string collection, BsonDocument filter, BsonValue update, bool onlyWherePossible, params FieldClash?[] clashes) =>
        Add(new FieldStep(NextName(what), Named(collection), filter, update, [.. clashes.OfType<FieldClash>()], onlyWherePossible));

    private static BsonDocument Exists(string field, bool exists) => new(field, new BsonDocument("$exists", exists));

    // What is there stays, null too.
    private static BsonDocument OrPresent(BsonElement field)
    {
        var path = "$" + Named(field.Name);
        var isAbsent = new BsonDocument("$eq", new BsonArray { new BsonDocument("$type", path), "missing" });
        return new BsonDocument("$cond", new BsonArray { isAbsent, new BsonDocument("$literal", field.Value.DeepClone()), path });
    }

    private static BsonDocument With(BsonDocument? filter, BsonDocument condition) =>
        filter is null or { ElementCount: 0 } ? condition : new BsonDocument("$and", new BsonArray { filter.DeepClone(), condition });

    private static string Named(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return name;
    }

    // What the author does with a document afterwards must not change the step.
    private static BsonDocument Copy(BsonDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.DeepClone().AsBsonDocument;
    }

    private static List<BsonDocument> Copy(IReadOnlyList<BsonDocument> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        return [.. documents.Select(Copy)];
    }

    private string NextName(string what) => MigrationStep.DeriveName(what, _steps.Count + 1, _names);
}
