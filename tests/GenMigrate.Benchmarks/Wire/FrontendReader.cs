using System.Buffers.Binary;

namespace GenMigrate.Benchmarks;

/// <summary>
/// Finds the messages in what a client of PostgreSQL sends (postgresql.org/docs/current/protocol-message-formats.html):
/// one without a type first, then a type byte and a length each.
/// </summary>
internal sealed class FrontendReader
{
    private readonly List<byte> _rest = [];
    private bool _hasStarted;

    /// <summary>How many statements there were: an Execute, or a Query, each.</summary>
    public int Statements { get; private set; }

    /// <summary>How often the client asked the server to say that it is done: a Sync, or a Query, each. Connecting is not counted.</summary>
    public int RoundTrips { get; private set; }

    public void Take(ReadOnlySpan<byte> chunk)
    {
        _rest.AddRange(chunk);
        var position = 0;
        while (Next(position) is { } length)
        {
            var type = _hasStarted ? _rest[position] : default;
            Statements += type is (byte)'E' or (byte)'Q' ? 1 : 0;
            RoundTrips += type is (byte)'S' or (byte)'Q' ? 1 : 0;

            _hasStarted = true;
            position += length;
        }

        _rest.RemoveRange(0, position);
    }

    // Null: not all of it is there yet.
    private int? Next(int position)
    {
        var type = _hasStarted ? 1 : 0;
        if (_rest.Count - position < type + 4)
        {
            return null;
        }

        Span<byte> bytes = [_rest[position + type], _rest[position + type + 1], _rest[position + type + 2], _rest[position + type + 3]];
        var length = type + BinaryPrimitives.ReadInt32BigEndian(bytes);
        return _rest.Count - position < length ? null : length;
    }
}
