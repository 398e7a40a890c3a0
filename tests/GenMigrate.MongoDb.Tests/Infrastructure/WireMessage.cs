using System.Buffers.Binary;
using System.Net.Sockets;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;

namespace GenMigrate.MongoDb.Tests;

/// <summary>
/// A message as it goes over the wire: length, id, the id it answers, kind; in an OP_MSG then flags and sections, of which
/// the first is the command or the reply (mongodb.com/docs/manual/reference/mongodb-wire-protocol).
/// </summary>
internal static class WireMessage
{
    private const int OpMsg = 2013;
    private const int HeaderLength = 16;
    private const int BodyStart = HeaderLength + sizeof(int) + 1;

    /// <summary>Reads the next one; null: the connection is at its end.</summary>
    public static async Task<byte[]?> ReadAsync(NetworkStream stream)
    {
        var length = new byte[sizeof(int)];
        if (await stream.ReadAtLeastAsync(length, length.Length, throwOnEndOfStream: false) < length.Length)
        {
            return null;
        }

        var message = new byte[BinaryPrimitives.ReadInt32LittleEndian(length)];
        length.CopyTo(message, 0);
        await stream.ReadExactlyAsync(message.AsMemory(length.Length));
        return message;
    }

    /// <summary>The command that it carries; null: none.</summary>
    public static BsonDocument? CommandOf(byte[] message)
    {
        if (BinaryPrimitives.ReadInt32LittleEndian(message.AsSpan(12)) != OpMsg || message[BodyStart - 1] != 0)
        {
            return null;
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(message.AsSpan(BodyStart));
        return BsonSerializer.Deserialize<BsonDocument>(message[BodyStart..(BodyStart + length)]);
    }

    /// <summary>The message that answers another.</summary>
    public static byte[] Answer(byte[] message, BsonDocument reply)
    {
        var body = reply.ToBson();
        var answer = new byte[BodyStart + body.Length];
        BinaryPrimitives.WriteInt32LittleEndian(answer, answer.Length);
        message.AsSpan(4, sizeof(int)).CopyTo(answer.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(answer.AsSpan(12), OpMsg);
        body.CopyTo(answer, BodyStart);
        return answer;
    }
}
