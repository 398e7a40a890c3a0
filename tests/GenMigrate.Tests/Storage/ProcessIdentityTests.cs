using System.Diagnostics;

namespace GenMigrate.Tests;

public sealed class ProcessIdentityTests
{
    [Fact]
    public void This_process_is_alive() => Assert.False(ProcessIdentity.Current.IsKnownDead);

    [Fact]
    public void A_living_child_is_not_dead_and_a_killed_one_is()
    {
        using var child = StartSleeper();
        var identity = IdentityOf(child);
        Assert.False(identity.IsKnownDead);

        child.Kill();
        child.WaitForExit();

        Assert.True(identity.IsKnownDead);
    }

    [LinuxFact]
    public void A_zombie_is_dead()
    {
        // The shell turns into sleep, which never asks how its child ended.
        using var parent = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "sleep 600 & echo $!; exec sleep 600"]) { RedirectStandardOutput = true })!;
        try
        {
            var child = int.Parse(parent.StandardOutput.ReadLine()!, System.Globalization.CultureInfo.InvariantCulture);
            var identity = ProcessIdentity.Current with { ProcessId = child, ProcessStart = StartOf(child) };
            Assert.False(identity.IsKnownDead);

            WaitUntil(() => File.ReadAllText($"/proc/{parent.Id}/comm") == "sleep\n");
            using (var process = Process.GetProcessById(child))
            {
                process.Kill();
            }

            WaitUntil(() => File.ReadAllText($"/proc/{child}/stat").Contains(") Z ", StringComparison.Ordinal));
            Assert.True(identity.IsKnownDead);
        }
        finally
        {
            parent.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public void Another_process_with_the_same_id_does_not_make_it_alive() =>
        Assert.True((ProcessIdentity.Current with { ProcessStart = "1" }).IsKnownDead);

    [Fact]
    public void Of_another_machine_nothing_is_known() =>
        Assert.False((ProcessIdentity.Current with { Machine = "elsewhere", ProcessStart = "1" }).IsKnownDead);

    [LinuxFact]
    public void Of_another_boot_or_another_container_nothing_is_known()
    {
        var parts = ProcessIdentity.Current.Machine.Split('/');

        Assert.Equal(3, parts.Length);
        Assert.False((ProcessIdentity.Current with { Machine = $"{parts[0]}/other/{parts[2]}", ProcessStart = "1" }).IsKnownDead);
        Assert.False((ProcessIdentity.Current with { Machine = $"{parts[0]}/{parts[1]}/pid:[1]", ProcessStart = "1" }).IsKnownDead);
    }

    [Fact]
    public void Of_a_process_whose_start_could_not_be_read_nothing_is_known() =>
        Assert.False((ProcessIdentity.Current with { ProcessStart = "unknown" }).IsKnownDead);

    [Fact]
    public void People_read_host_process_and_program()
    {
        var identity = new ProcessIdentity("host/boot/pid:[1]", 4711, "99", "Jobs 1.2.3");

        Assert.Equal("host, process 4711 (Jobs 1.2.3)", identity.ToString());
        Assert.StartsWith(Environment.MachineName + ", process ", ProcessIdentity.Current.ToString(), StringComparison.Ordinal);
    }

    private static ProcessIdentity IdentityOf(Process child) =>
        ProcessIdentity.Current with { ProcessId = child.Id, ProcessStart = OperatingSystem.IsLinux() ? StartOf(child.Id) : child.StartTime.ToUniversalTime().Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture) };

    // The command's name in the second field is 'sleep' or 'sh' here, without blanks.
    private static string StartOf(int processId) => File.ReadAllText($"/proc/{processId}/stat").Split(' ')[21];

    private static Process StartSleeper() => OperatingSystem.IsWindows()
        ? Process.Start(new ProcessStartInfo("ping", ["-n", "600", "127.0.0.1"]) { RedirectStandardOutput = true })!
        : Process.Start("sleep", ["600"]);

    private static void WaitUntil(Func<bool> condition) => Assert.True(SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(60)));
}
