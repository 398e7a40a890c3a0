namespace GenMigrate.Tests;

/// <summary>A fact about /proc.</summary>
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute()
    {
        if (!OperatingSystem.IsLinux())
        {
            Skip = "Speaks of /proc.";
        }
    }
}
