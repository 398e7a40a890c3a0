using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace GenMigrate.Tests;

/// <summary>The public surface of an assembly as text: types by name, members by name, one line each.</summary>
internal static class PublicApiWriter
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private static readonly NullabilityInfoContext Nullability = new();

    public static string Write(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Header(type)).Append('\n');
            var lines = type.IsEnum ? EnumLines(type) : typeof(Delegate).IsAssignableFrom(type) ? [] : MemberLines(type);
            text.AppendJoin("", lines.Select(line => "    " + line + "\n"));
        }

        return text.ToString();
    }

    private static string Header(Type type)
    {
        var kind = type switch
        {
            { IsInterface: true } => "interface",
            { IsEnum: true } => "enum",
            { IsValueType: true } => "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var bases = type.GetInterfaces().Except(inherited).Select(Name).Order(StringComparer.Ordinal);
        var parent = type.BaseType is { } of && of != typeof(object) && of != typeof(ValueType) && of != typeof(Enum) ? [Name(of)] : Array.Empty<string>();
        var all = type.IsEnum ? [Name(Enum.GetUnderlyingType(type))] : parent.Concat(bases).ToArray();
        return $"{kind} {Name(type)}{(all.Length == 0 ? "" : " : " + string.Join(", ", all))}";
    }

    private static IEnumerable<string> EnumLines(Type type) =>
        Enum.GetNames(type).Select(name => $"{name} = {Convert.ChangeType(Enum.Parse(type, name), Enum.GetUnderlyingType(type), null)}");

    private static IEnumerable<string> MemberLines(Type type) => type.GetMembers(Declared)
        .Where(member => member is not Type && !member.IsDefined(typeof(CompilerGeneratedAttribute)))
        .Select(Line)
        .OfType<string>()
        .Order(StringComparer.Ordinal);

    private static string? Line(MemberInfo member) => member switch
    {
        FieldInfo field when IsVisible(field.Attributes) => $"{(field.IsLiteral ? "const " : Static(field.IsStatic))}{Name(field.FieldType, Nullability.Create(field))} {field.Name}{(field.IsLiteral ? $" = {field.GetRawConstantValue()}" : "")}",
        ConstructorInfo constructor when IsVisible(constructor) => $"{Access(constructor)}{Name(constructor.DeclaringType!)}({Parameters(constructor)})",
        PropertyInfo property when property.GetAccessors(true).Any(IsVisible) => Property(property),
        EventInfo { AddMethod: { } add } occasion when IsVisible(add) => $"{Static(add.IsStatic)}event {Name(occasion.EventHandlerType!)} {occasion.Name}",
        MethodInfo { IsSpecialName: false } method when IsVisible(method) => $"{Access(method)}{Static(method.IsStatic)}{Virtual(method)}{Name(method.ReturnType, Nullability.Create(method.ReturnParameter))} {method.Name}{Arguments(method)}({Parameters(method)})",
        _ => null,
    };

    private static string Property(PropertyInfo property)
    {
        var get = property.GetMethod is { } getter && IsVisible(getter) ? " get;" : "";
        var set = property.SetMethod is { } setter && IsVisible(setter) ? setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;" : "";
        var first = property.GetAccessors(true).First(IsVisible);
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        return $"{Access(first)}{Static(first.IsStatic)}{Virtual(first)}{required}{Name(property.PropertyType, Nullability.Create(property))} {property.Name} {{{get}{set} }}";
    }

    private static string Parameters(MethodBase method)
    {
        var parameters = method.GetParameters().Select(parameter =>
            (parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")
            + $"{Name(parameter.ParameterType, Nullability.Create(parameter))} {parameter.Name}"
            + (parameter.HasDefaultValue ? $" = {parameter.DefaultValue switch { null => "default", string value => $"\"{value}\"", var value => value }}" : ""));
        return (method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "") + string.Join(", ", parameters);
    }

    private static string Arguments(MethodInfo method) => method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsVisible(FieldAttributes attributes) => (attributes & FieldAttributes.FieldAccessMask) is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem;

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Static(bool isStatic) => isStatic ? "static " : "";

    private static string Virtual(MethodInfo method) => method.DeclaringType!.IsInterface || !method.IsVirtual || method.IsFinal ? ""
        : method.GetBaseDefinition() != method ? "override "
        : method.IsAbstract ? "abstract " : "virtual ";

    private static string Name(Type type, NullabilityInfo nullability)
    {
        var mark = nullability.ReadState == NullabilityState.Nullable || (nullability.ReadState == NullabilityState.Unknown && nullability.WriteState == NullabilityState.Nullable) ? "?" : "";
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Name(value) + "?";
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!, nullability.ElementType!) + "[]" + mark;
        }

        return type.IsGenericType && nullability.GenericTypeArguments.Length > 0
            ? Generic(type, type.GetGenericArguments().Zip(nullability.GenericTypeArguments, Name)) + mark
            : Name(type) + mark;
    }

    private static string Name(Type type) => type switch
    {
        { IsByRef: true } => "ref " + Name(type.GetElementType()!),
        { IsArray: true } => Name(type.GetElementType()!) + "[]",
        { IsGenericType: true } => Generic(type, type.GetGenericArguments().Select(Name)),
        { IsNested: true, IsGenericParameter: false } => Name(type.DeclaringType!) + "." + type.Name,
        _ => type == typeof(void) ? "void" : type.Name,
    };

    private static string Generic(Type type, IEnumerable<string> arguments) => $"{type.Name.Split('`')[0]}<{string.Join(", ", arguments)}>";
}
