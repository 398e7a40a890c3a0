using Microsoft.CodeAnalysis;

namespace GenMigrate.Generators.Tests;

/// <summary>Lines that divide a file for another tool, or for GenMigrate if they were spelled right: as comments they would let both halves run.</summary>
public sealed class SimilarMarkerTests
{
    [Theory]
    [InlineData("-- +goose Up", "-- migrate:up")]
    [InlineData("-- +goose Down", "-- migrate:down")]
    [InlineData("--+goose down", "-- migrate:down")]
    [InlineData("-- +goose NO TRANSACTION", "-- migrate:no-transaction")]
    [InlineData("-- +goose StatementBegin", "remove the line")]
    [InlineData("-- +goose StatementEnd", "remove the line")]
    [InlineData("-- +migrate Up", "-- migrate:up")]
    [InlineData("-- +migrate Down", "-- migrate:down")]
    [InlineData("-- +migrate Up notransaction", "-- migrate:no-transaction")]
    [InlineData("-- +micrate Down", "-- migrate:down")]
    [InlineData("-- rambler down", "-- migrate:down")]
    [InlineData("-- Migrate:Up", "-- migrate:up")]
    [InlineData("-- MIGRATE:DOWN", "-- migrate:down")]
    [InlineData("  -- migrate: down  ", "-- migrate:down")]
    [InlineData("-- migrate :down", "-- migrate:down")]
    [InlineData("-- migrate:Down", "-- migrate:down")]
    [InlineData("-- migrate down", "-- migrate:down")]
    [InlineData("-- @migrate:down", "-- migrate:down")]
    [InlineData("/* migrate:down */", "-- migrate:down")]
    [InlineData("/* Migrate: Down */", "-- migrate:down")]
    [InlineData(" * migrate:down", "-- migrate:down")]
    [InlineData("migrate:down", "-- migrate:down")]
    [InlineData("# migrate:down", "-- migrate:down")]
    [InlineData("-- migrate:undo", "-- migrate:down")]
    [InlineData("-- migrate:rollback", "-- migrate:down")]
    [InlineData("--//@UNDO", "-- migrate:down")]
    [InlineData("-- //@UNDO", "-- migrate:down")]
    [InlineData("-- @UNDO", "-- migrate:down")]
    [InlineData("-- ==== DOWN ====", "-- migrate:down")]
    [InlineData("-- Down Migration", "-- migrate:down")]
    [InlineData("-- Migration: rollback", "-- migrate:down")]
    [InlineData("# --- !Downs", "-- migrate:down")]
    [InlineData("-- !Ups", "-- migrate:up")]
    [InlineData("---- create above / drop below ----", "-- migrate:down")]
    [InlineData("-- migrate:up transaction:false", "-- migrate:no-transaction")]
    [InlineData("-- migrate:down transaction:false", "-- migrate:no-transaction")]
    [InlineData("-- migrate:up -- the table", "-- migrate:up")]
    [InlineData("-- migrate:no-transaction please", "-- migrate:no-transaction")]
    [InlineData("-- migrate:no_transaction", "-- migrate:no-transaction")]
    [InlineData("-- atlas:txmode none", "-- migrate:no-transaction")]
    [InlineData("-- no-transaction", "-- migrate:no-transaction")]
    [InlineData("-- transactional: false", "-- migrate:no-transaction")]
    [InlineData("--liquibase formatted sql", "file of its own")]
    [InlineData("--changeset ann:create-workers", "file of its own")]
    public async Task The_right_form_is_named(string line, string right)
    {
        var finding = Assert.Single(await FindAsync($"-- about\n{line}\nSELECT 2;\n"));

        Assert.Equal((DiagnosticIds.BadSqlFile, DiagnosticSeverity.Error), (finding.Id, finding.Severity));
        Assert.Equal(1, finding.Location.GetLineSpan().StartLinePosition.Line);
        Assert.Contains(right, finding.GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-- migrate: old rows get the default")]
    [InlineData("-- Migrate: move the names of all workers")]
    [InlineData("-- migrates the names")]
    [InlineData("-- migrate the rows that go down")]
    [InlineData("-- down the road: drop this column")]
    [InlineData("-- up to here nothing is locked")]
    [InlineData("-- goose is the animal of the table below")]
    [InlineData("-- rollback is cheap here")]
    [InlineData("-- transaction: one for all")]
    [InlineData("/* a change set of rows */")]
    [InlineData("SELECT 'migrate:down';")]
    [InlineData("INSERT INTO lines VALUES ('+goose Down');")]
    public async Task Other_comments_are_left_alone(string line) => Assert.Empty(await FindAsync($"SELECT 1;\n{line}\nSELECT 2;\n"));

    [Fact]
    public async Task A_header_in_block_comments_may_stand_above_the_first_marker() =>
        Assert.Empty(await FindAsync("/* Copyright\n   of many */\n\n-- migrate:up\nSELECT 1;\n"));

    [Fact]
    public async Task The_line_of_a_statement_above_the_first_marker_is_named()
    {
        var finding = Assert.Single(await FindAsync("/* Copyright\n   of many */\nSELECT 0;\n-- migrate:up\nSELECT 1;\n"));

        Assert.Equal(2, finding.Location.GetLineSpan().StartLinePosition.Line);
    }

    [Theory]
    [InlineData("-- migrate:up")]
    [InlineData("-- migrate:no-transaction")]
    [InlineData("-- migrate:irreversible it hurts")]
    public async Task The_file_with_the_way_down_takes_no_markers(string line)
    {
        var project = TestProject.Of().WithSql("1_x.sql", "SELECT 1;\n").WithSql("1_x.down.sql", $"SELECT 1;\n{line}\nSELECT 2;\n");

        var finding = Assert.Single(await AnalyzerVerifier.FindAsync(project, new SqlFileAnalyzer()));

        Assert.Equal(1, finding.Location.GetLineSpan().StartLinePosition.Line);
        Assert.Contains("1_x.sql", finding.GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0001_x.up.sql", "0001_x.sql")]
    [InlineData("0001_x.UP.sql", "0001_x.sql")]
    [InlineData("0001_x.do.sql", "0001_x.sql")]
    [InlineData("0001_x.undo.sql", "0001_x.down.sql")]
    [InlineData("0001_x.rollback.sql", "0001_x.down.sql")]
    [InlineData("0001_x.revert.sql", "0001_x.down.sql")]
    public async Task Names_that_other_tools_give_to_the_two_ways_are_told_the_right_one(string name, string right)
    {
        var finding = Assert.Single(await AnalyzerVerifier.FindAsync(TestProject.Of().WithSql(name, "SELECT 1;\n"), new SqlFileAnalyzer()));

        Assert.Contains(right, finding.GetMessage(null), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<Diagnostic>> FindAsync(string text) =>
        await AnalyzerVerifier.FindAsync(TestProject.Of().WithSql("1_x.sql", text), new SqlFileAnalyzer());
}
