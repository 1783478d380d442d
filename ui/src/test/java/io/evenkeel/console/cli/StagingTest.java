package io.evenkeel.console.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a restore that was killed leaves, by the moment at which it was killed. */
class StagingTest {

    @TempDir
    Path data;

    private Staging staging;

    @BeforeEach
    void begun() throws IOException {
        staging = Staging.of(new DataFolder(data));
        staging.begin();
        Files.createDirectories(staging.folder().resolve("pg/base"));
        Files.writeString(staging.folder().resolve("pg/PG_VERSION"), "18\n");
        Files.createDirectories(staging.folder().resolve("keys"));
        Files.writeString(staging.folder().resolve("keys/secret.key"), "key");
        Files.createDirectories(staging.folder().resolve("rules"));
        Files.writeString(staging.folder().resolve("rules/own.yml"), "groups: []");
    }

    @Test
    void beforeItsLastWordItNeverWas() throws IOException {
        staging.settle();

        assertThat(data).isEmptyDirectory();
        staging.mustBeFresh();
    }

    @Test
    void afterItsLastWordItIsCarriedThrough() throws IOException {
        staging.markComplete();

        staging.settle();

        assertThat(data.resolve("pg/PG_VERSION")).hasContent("18\n");
        assertThat(data.resolve("keys/secret.key")).hasContent("key");
        assertThat(data.resolve("rules/own.yml")).hasContent("groups: []");
        assertThat(staging.folder()).doesNotExist();
        assertThatThrownBy(staging::mustBeFresh).isInstanceOf(CannotStart.class);
    }

    @Test
    void killedWhileItMovesThingsItIsCarriedThroughByTheNext() throws IOException {
        staging.markComplete();
        Files.createDirectories(data.resolve("keys"));
        Files.move(staging.folder().resolve("keys/secret.key"), data.resolve("keys/secret.key"));

        staging.settle();

        assertThat(data.resolve("pg/PG_VERSION")).hasContent("18\n");
        assertThat(data.resolve("keys/secret.key")).hasContent("key");
        assertThat(data.resolve("rules/own.yml")).hasContent("groups: []");
    }

    @Test
    void killedAfterTheLastMoveNothingIsLeftToDo() throws IOException {
        staging.markComplete();
        staging.settle();
        Files.createDirectories(staging.folder());
        Files.createFile(staging.folder().resolve("complete"));

        staging.settle();

        assertThat(data.resolve("pg/PG_VERSION")).hasContent("18\n");
        assertThat(staging.folder()).doesNotExist();
    }

    @Test
    void nothingToSettleIsNothingToDo() throws IOException {
        staging.settle();
        staging.settle();

        assertThat(staging.folder()).doesNotExist();
    }
}
