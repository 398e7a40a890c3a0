using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenMigrate.Generators;

/// <summary>
/// A migration of the usual form, whose text says everything: provided that its names mean the runtime's types, its
/// model is known without binding anything.
/// </summary>
/// <param name="Model">What binding it would give.</param>
/// <param name="Names">The names that must mean the runtime's types.</param>
/// <param name="SeesRuntime">Whether its file imports the runtime's namespace.</param>
/// <param name="HasExpressions">Whether it names types where a member could stand as well.</param>
internal sealed record PlainClass(MigrationModel Model, RuntimeNames Names, bool SeesRuntime, bool HasExpressions);
