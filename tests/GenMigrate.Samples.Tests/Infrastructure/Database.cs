using Microsoft.Data.Sqlite;

namespace GenMigrate.Samples.Tests;

/// <summary>Looks into an SQLite file from outside.</summary>
internal static class Database
{
    static Database() => SQLitePCL.Batteries_V2.Init();

    public static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        return connection;
    }

    /// <summary>The schema as SQLite keeps it, without our own tables.</summary>
    public static string Schema(string file) => string.Join('\n', Query(file, "SELECT sql FROM sqlite_master WHERE tbl_name NOT LIKE 'genmigrate%' AND sql IS NOT NULL ORDER BY name"));

    public static List<string> Query(string file, string sql)
    {
        using var connection = Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            var values = new object[reader.FieldCount];
            reader.GetValues(values);
            rows.Add(string.Join('|', values));
        }

        return rows;
    }
}
