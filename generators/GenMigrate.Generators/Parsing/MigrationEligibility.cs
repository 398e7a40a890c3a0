using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators;

/// <summary>
/// The one definition of which classes generated code can make. What is left out here without an error of the
/// compiler's own is for an analyzer to explain.
/// </summary>
internal static class MigrationEligibility
{
    /// <summary>Whether a class derives from <c>GenMigrate.Migration</c>.</summary>
    public static bool IsMigration(INamedTypeSymbol type) => BaseTypes(type).Any(candidate => candidate.Is(KnownTypeNames.Migration));

    /// <summary>What keeps generated code from making a class; <see cref="MigrationObstacle.None"/>: nothing.</summary>
    public static MigrationObstacle Find(INamedTypeSymbol type)
    {
        if (!IsMigration(type))
        {
            return BaseTypes(type).Any(candidate => candidate.TypeKind == TypeKind.Error) ? MigrationObstacle.BrokenCode : MigrationObstacle.NotAMigration;
        }

        if (type.IsAbstract)
        {
            return MigrationObstacle.Abstract;
        }

        for (var level = type; level is not null; level = level.ContainingType)
        {
            if (FindOutside(level) is var obstacle and not MigrationObstacle.None)
            {
                return obstacle;
            }
        }

        return FindInside(type);
    }

    /// <summary>
    /// The constructor that generated code calls: the accessible one with the most parameters, an obsolete one last; null: there is
    /// none.
    /// </summary>
    public static IMethodSymbol? FindConstructor(INamedTypeSymbol type) => type.InstanceConstructors
        .Where(constructor => IsAccessible(constructor.DeclaredAccessibility) && !constructor.IsVararg)
        .OrderBy(IsObsolete)
        .ThenByDescending(constructor => constructor.Parameters.Length)
        // By text and not by place: parts of a class come in no fixed order.
        .ThenBy(constructor => constructor.ToDisplayString(), StringComparer.Ordinal)
        .FirstOrDefault();

    private static MigrationObstacle FindOutside(INamedTypeSymbol level)
    {
        if (level.IsFileLocal)
        {
            return MigrationObstacle.FileLocal;
        }

        if (level.Arity > 0)
        {
            return MigrationObstacle.Generic;
        }

        return IsAccessible(level.DeclaredAccessibility) ? MigrationObstacle.None : MigrationObstacle.Inaccessible;
    }

    private static MigrationObstacle FindInside(INamedTypeSymbol type)
    {
        if (FindConstructor(type) is not { } constructor)
        {
            return MigrationObstacle.NoConstructor;
        }

        if (constructor.Parameters.Any(parameter => IsBroken(parameter.Type)))
        {
            return MigrationObstacle.BrokenCode;
        }

        if (constructor.Parameters.Any(IsUnusable))
        {
            return MigrationObstacle.UnusableParameter;
        }

        return HasRequiredMembers(type) && !constructor.GetAttributes().Any(attribute => attribute.AttributeClass.Is(KnownTypeNames.SetsRequiredMembersAttribute))
            ? MigrationObstacle.RequiredMembers
            : MigrationObstacle.None;
    }

    // Other parts of the program may not call it, so generated code only calls it where there is no other.
    private static bool IsObsolete(IMethodSymbol constructor) => constructor.GetAttributes()
        .Where(attribute => attribute.AttributeClass.Is(KnownTypeNames.ObsoleteAttribute))
        .Any(attribute => attribute.ConstructorArguments.Any(argument => argument.Value is true));

    /// <summary>Whether a type, or one that it is made of, does not exist.</summary>
    private static bool IsBroken(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsBroken(array.ElementType),
        IPointerTypeSymbol pointer => IsBroken(pointer.PointedAtType),
        INamedTypeSymbol named =>
            named.TypeKind == TypeKind.Error || named.TypeArguments.Any(IsBroken) || (named.ContainingType is { } outer && IsBroken(outer)),
        _ => type.TypeKind == TypeKind.Error,
    };

    private static bool IsUnusable(IParameterSymbol parameter) =>
        parameter.RefKind != RefKind.None
        || parameter.Type.IsRefLikeType
        || parameter.Type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer;

    private static bool HasRequiredMembers(INamedTypeSymbol type) => BaseTypes(type)
        .SelectMany(level => level.GetMembers())
        .Any(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });

    private static bool IsAccessible(Accessibility accessibility) =>
        accessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    private static IEnumerable<INamedTypeSymbol> BaseTypes(INamedTypeSymbol type)
    {
        for (var level = type; level is not null; level = level.BaseType)
        {
            yield return level;
        }
    }
}
