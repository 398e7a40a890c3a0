using System.Security.Cryptography;
using System.Text;

namespace GenMigrate.Generators;

/// <summary>SHA-256 of texts, in 64 lower-case hexadecimal digits.</summary>
internal static class HashText
{
    private const string HexDigits = "0123456789abcdef";

    /// <summary>Of the UTF-16 units of a text, little-endian: an encoder would replace a lone surrogate.</summary>
    public static string OfUtf16(string text)
    {
        var bytes = new byte[text.Length * 2];
        for (var i = 0; i < text.Length; i++)
        {
            bytes[2 * i] = (byte)text[i];
            bytes[(2 * i) + 1] = (byte)(text[i] >> 8);
        }

        return Of(bytes);
    }

    public static string OfUtf8(string text) => Of(Encoding.UTF8.GetBytes(text));

    private static string Of(byte[] bytes)
    {
        using var algorithm = SHA256.Create();
        var hex = new StringBuilder(64);
        foreach (var value in algorithm.ComputeHash(bytes))
        {
            hex.Append(HexDigits[value >> 4]).Append(HexDigits[value & 15]);
        }

        return hex.ToString();
    }
}
