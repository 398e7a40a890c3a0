using Microsoft.Data.Sqlite;

namespace WorkerJobs;

/// <summary>Which worker has all that a job asks for.</summary>
public static class Matches
{
    public static IEnumerable<string> Find(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT w.full_name, j.title FROM workers w CROSS JOIN jobs j
            WHERE NOT EXISTS (
                SELECT 1 FROM job_skills js WHERE js.job_id = j.job_id
                AND js.skill NOT IN (SELECT s.skill FROM skills s WHERE s.worker_id = w.worker_id))
            ORDER BY w.full_name, j.title
            """;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return $"{reader.GetString(0)} fits {reader.GetString(1)}";
        }
    }
}
