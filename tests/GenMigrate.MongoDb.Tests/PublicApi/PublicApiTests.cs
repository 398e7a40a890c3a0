using GenMigrate.Tests;

namespace GenMigrate.MongoDb.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void The_public_api_is_the_one_that_was_reviewed() =>
        PublicApiReview.Verify(typeof(MongoMigrationDatabase).Assembly, Repository.PathOf("tests", "GenMigrate.MongoDb.Tests", "PublicApi"));
}
