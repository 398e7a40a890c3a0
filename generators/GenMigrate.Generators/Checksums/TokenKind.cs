namespace GenMigrate.Generators;

/// <summary>The letters by which a checksum tells tokens of the same text apart.</summary>
internal enum TokenKind
{
    /// <summary>A token of C# or SQL that counts as it is written.</summary>
    AsWritten = 't',

    /// <summary>The value of a string literal.</summary>
    String = 's',

    /// <summary>The value of a UTF-8 string literal.</summary>
    Utf8String = 'u',

    /// <summary>The value of text in an interpolated string.</summary>
    InterpolatedText = 'i',

    /// <summary>A line of an SQL file that is addressed to GenMigrate.</summary>
    Marker = 'm',

    /// <summary>The hash of a part.</summary>
    Hash = 'h',
}
