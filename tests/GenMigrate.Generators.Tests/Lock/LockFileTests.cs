namespace GenMigrate.Generators.Tests;

public sealed class LockFileTests
{
    private const string Sum = LockedProject.OtherChecksum;

    [Fact]
    public void A_file_is_sorted_by_registry_the_default_one_first_then_by_number() => Assert.Equal(
        $"2 {Sum} - B\n10 {Sum} - J\n1 {Sum} !first A\n1 {Sum} Zoo A\n1 {Sum} alpha A\n",
        LockFile.Parse("").With(
        [
            LockEntry.Of("alpha", 1, Sum, "A"),
            LockEntry.Of(null, 10, Sum, "J"),
            LockEntry.Of("Zoo", 1, Sum, "A"),
            LockEntry.Of(null, 2, Sum, "B"),
            LockEntry.Of("!first", 1, Sum, "A"),
        ]));

    [Theory]
    [InlineData(null, "Name")]
    [InlineData("-", "Name")]
    [InlineData("my orders", "A name of several words")]
    [InlineData("заказы", "имя")]
    [InlineData("a", "- h1:1 -")]
    public void What_is_written_is_read_again(string? registry, string name)
    {
        var entry = LockEntry.Of(registry, long.MaxValue, Sum, name);
        var file = LockFile.Parse(LockFile.Parse("").With([entry]));

        Assert.Empty(file.Damages);
        Assert.Equal(entry with { Line = 1 }, Assert.Single(file.Entries));
        Assert.Equal(entry with { Line = 1 }, file.Find(registry, long.MaxValue));
    }

    [Fact]
    public void A_name_is_one_line() => Assert.Equal($"1 {Sum} - two lines", LockEntry.Of(null, 1, Sum, "two\r\nlines").ToString());

    [Fact]
    public void The_default_registry_is_not_one_named_like_its_sign()
    {
        var file = LockFile.Parse($"1 {Sum} - A\n");

        Assert.NotNull(file.Find(null, 1));
        Assert.Null(file.Find("-", 1));
    }

    [Fact]
    public void Each_registry_has_a_text_of_its_own()
    {
        string?[] names = [null, "-", "_", "a b", "a_b", "a\tb", "a%0020b", "%", "a\u00A0b"];
        var file = LockFile.Parse(LockFile.Parse("").With(names.Select((name, index) => LockEntry.Of(name, 1, Sum, $"M{index}"))));

        Assert.Empty(file.Damages);
        Assert.Equal(names.Select((_, index) => $"M{index}"), names.Select(name => file.Find(name, 1)!.Name));
    }

    [Fact]
    public void A_line_of_an_earlier_version_is_found_by_the_text_that_it_wrote()
    {
        var file = LockFile.Parse($"1 {Sum} my_orders A\n");

        Assert.Equal("A", file.Find("my orders", 1)?.Name);
        Assert.Equal(1, file.Head("my orders")?.Version);
    }

    [Fact]
    public void Line_ends_of_the_file_are_kept_and_what_is_locked_again_takes_its_place() => Assert.Equal(
        $"1 {Sum} - New\r\n2 {Sum} - B\r\n",
        LockFile.Parse($"2 {Sum} - B\r\n1 h1:{new string('1', 64)} - Old").With([LockEntry.Of(null, 1, Sum, "New")]));

    [Fact]
    public void The_head_is_the_highest_version_of_a_registry()
    {
        var file = LockFile.Parse($"7 {Sum} - G\n10 {Sum} - J\n11 {Sum} orders K\n");

        Assert.Equal(10, file.Head(null)?.Version);
        Assert.Equal(11, file.Head("orders")?.Version);
        Assert.Null(file.Head("other"));
    }

    [Fact]
    public void Any_text_can_be_read()
    {
        var random = new Random(1);
        var sample = $"<<<<<<< HEAD\r\n1 {Sum} - A\n=======\n2 {Sum} orders B\n>>>>>>> theirs\n\uFEFF\0";
        for (var round = 0; round < 2000; round++)
        {
            var characters = sample.ToCharArray();
            for (var change = 0; change < 8; change++)
            {
                characters[random.Next(characters.Length)] = sample[random.Next(sample.Length)];
            }

            var file = LockFile.Parse(new string(characters));
            Assert.Empty(LockFile.Parse(file.With([])).Damages);
        }
    }
}
