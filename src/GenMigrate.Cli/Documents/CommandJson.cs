using System.Text.Json.Serialization;

namespace GenMigrate;

/// <summary>How documents become JSON, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(StatusDocument))]
[JsonSerializable(typeof(RunDocument))]
[JsonSerializable(typeof(PlanDocument))]
[JsonSerializable(typeof(ValidationDocument))]
[JsonSerializable(typeof(CorrectionDocument))]
[JsonSerializable(typeof(AdoptionDocument))]
[JsonSerializable(typeof(LockDocument))]
[JsonSerializable(typeof(NewDocument))]
[JsonSerializable(typeof(JournalDocument))]
[JsonSerializable(typeof(ScriptDocument))]
[JsonSerializable(typeof(ErrorDocument))]
internal sealed partial class CommandJson : JsonSerializerContext;
