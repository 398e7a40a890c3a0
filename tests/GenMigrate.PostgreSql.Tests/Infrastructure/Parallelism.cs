using Xunit;

// Every test has a database of its own, and much of its time it waits: for the server, for another process, for a lease.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
