package io.evenkeel.agent.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.protocol.LogShipment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFollowerTest {

    @TempDir
    private Path folder;

    private FollowedFolder host;

    @BeforeEach
    void makeHost() throws IOException {
        host = new FollowedFolder(folder);
    }

    private static String line(int number) {
        return "2026-11-21T12:00:00Z line %06d of this log\n".formatted(number);
    }

    private static String text(int number) {
        return line(number).strip();
    }

    private void rename(String from, String to) throws IOException {
        Files.move(host.logs.resolve(from), host.logs.resolve(to));
    }

    private void truncate(String name) throws IOException {
        Files.newOutputStream(host.logs.resolve(name), StandardOpenOption.TRUNCATE_EXISTING)
                .close();
    }

    @Test
    void linesArriveInTheirOrderWithTheirFileAndLabels() throws IOException {
        host.with("from = start\nlabel.service = shop\n").write("a.log", line(1) + line(2));

        host.deliver();

        assertThat(host.texts()).containsExactly(text(1), text(2));
        assertThat(host.taken).extracting(LogShipment.Line::source).containsOnly(host.logs + "/a.log");
        assertThat(host.taken).extracting(LogShipment.Line::fields).containsOnly(Map.of("service", "shop"));
    }

    @Test
    void aLineIsTakenWhenItIsWhole() throws IOException {
        host.write("a.log", "the beginning");
        host.deliver();
        assertThat(host.texts()).isEmpty();

        host.write("a.log", " and the end\nthe next");
        host.deliver();

        assertThat(host.texts()).containsExactly("the beginning and the end");
    }

    @Test
    void filesThatAreThereWhenTheAgentJoinsAreFollowedFromTheirEnd() throws IOException {
        host.with("").write("old.log", line(1));
        host.deliver();
        host.write("old.log", line(2));
        host.write("new.log", line(3));
        host.pass(Duration.ofSeconds(3));

        host.deliver();

        assertThat(host.texts()).containsExactlyInAnyOrder(text(2), text(3));
    }

    @Test
    void aFileThatIsFollowedFromItsEndIsKnownAgainAfterATruncation() throws IOException {
        host.with("").write("a.log", line(1));
        host.deliver();
        truncate("a.log");
        host.write("a.log", line(2) + line(3));

        host.settleDown();

        assertThat(host.texts()).containsExactly(text(2), text(3));
    }

    @Test
    void aFileThatCameWhileTheAgentWasDownIsReadFromItsStart() throws IOException {
        host.with("").deliver();
        host.restart();
        host.write("new.log", line(1));

        host.deliver();

        assertThat(host.texts()).containsExactly(text(1));
    }

    @Test
    void aFileThatIsRenamedIsReadToItsEndAndTheNewOneFromItsStart() throws IOException {
        host.write("a.log", line(1));
        host.deliver();
        host.write("a.log", line(2));
        rename("a.log", "a.log.1");
        host.write("a.log.1", line(3) + "no end");
        host.write("a.log", line(4));

        host.settleDown();

        assertThat(host.texts()).containsExactlyInAnyOrder(text(1), text(2), text(3), "no end", text(4));
        assertThat(host.taken).extracting(LogShipment.Line::source).containsOnly(host.logs + "/a.log");
    }

    @Test
    void aFileThatWasRenamedWhileTheAgentWasDownIsFoundAgain() throws IOException {
        host.write("a.log", line(1));
        host.deliver();
        host.restart();
        host.write("a.log", line(2));
        rename("a.log", "a.log.2");
        host.write("a.log.1", line(3));
        host.write("a.log", line(4));

        host.settleDown();

        assertThat(host.texts()).containsExactlyInAnyOrder(text(1), text(2), text(3), text(4));
    }

    @Test
    void aRotatedFileThatTheRulesFindTooIsNotReadTwice() throws IOException {
        host.by(FollowedFolder.rules("[files all]\npath = " + host.logs + "/a*\nfrom = start\n"));
        host.write("a.log", line(1));
        host.deliver();
        rename("a.log", "a.log.1");
        host.write("a.log", line(2));
        host.settleDown();
        host.restart();
        host.settleDown();

        assertThat(host.texts()).containsExactly(text(1), text(2));
    }

    @Test
    void whatWasNotReadBeforeATruncationStandsInTheCopy() throws IOException {
        host.write("a.log", line(1));
        host.deliver();
        host.write("a.log", line(2));
        Files.copy(host.logs.resolve("a.log"), host.logs.resolve("a.log.1"));
        truncate("a.log");
        host.write("a.log", line(3));

        host.settleDown();

        assertThat(host.texts()).containsExactlyInAnyOrder(text(1), text(2), text(3));
    }

    @Test
    void aLogThatIsRenamedRightAfterItsTruncationWasSeenArrivesOnce() throws IOException {
        host.write("a.log", line(1));
        host.deliver();
        truncate("a.log");
        host.write("a.log", line(2));
        host.pass(Duration.ofSeconds(3));
        host.sendOne();

        rename("a.log", "a.log.1");
        host.write("a.log", line(3));
        host.deliver();
        host.settleDown();

        assertThat(host.texts()).containsExactlyInAnyOrder(text(1), text(2), text(3));
    }

    @Test
    void aCopyIsFoundAfterTheAgentWasDownToo() throws IOException {
        host.by(FollowedFolder.rules("[files all]\npath = " + host.logs + "/a*\nfrom = start\n"));
        host.write("a.log", line(1));
        host.deliver();
        host.restart();
        host.write("a.log", line(2));
        Files.copy(host.logs.resolve("a.log"), host.logs.resolve("a.log.1"));
        truncate("a.log");
        host.write("a.log", line(3) + line(4) + line(5));

        host.settleDown();

        assertThat(host.texts()).containsExactlyInAnyOrder(text(1), text(2), text(3), text(4), text(5));
    }

    @Test
    void anotherFileInTheSamePlaceIsReadFromItsStart() throws IOException {
        host.write("a.log", line(1) + line(2));
        host.deliver();
        truncate("a.log");
        host.write("a.log", line(7) + line(8) + line(9));

        host.settleDown();

        assertThat(host.texts()).containsExactly(text(1), text(2), text(7), text(8), text(9));
    }

    @Test
    void whatIsDeletedTooEarlyIsKept() throws IOException {
        host.write("a.log", line(1));
        host.deliver();
        host.write("a.log", line(2));
        assertThat(host.sendOne()).isTrue();
        host.write("a.log", line(3));
        Files.delete(host.logs.resolve("a.log"));
        host.pass(Duration.ofSeconds(3));
        host.follower().settle();
        host.write("a.log", line(4));
        host.settleDown();

        assertThat(host.texts()).containsExactlyInAnyOrder(text(1), text(2), text(3), text(4));
        assertThat(host.own.toFile().list()).containsExactly("positions");
        assertThat(host.follower().status().droppedBytes()).isZero();
    }

    @Test
    void whatIsKeptOutlivesTheAgent() throws IOException {
        host.write("a.log", line(1));
        assertThat(host.follower().next()).as("the server is away").isPresent();
        host.write("a.log", line(2));
        Files.delete(host.logs.resolve("a.log"));
        host.pass(Duration.ofSeconds(3));
        host.follower().next();
        host.pass(Duration.ofSeconds(3));
        host.follower().next();
        host.kill();

        host.settleDown();

        assertThat(host.texts()).containsExactly(text(1), text(2));
    }

    @Test
    void whatCameAndWentWhileTheServerWasAwayIsKept() throws IOException {
        host.write("a.log", line(1));
        assertThat(host.follower().next()).as("the server is away").isPresent();
        host.write("short.log", line(2));
        host.pass(Duration.ofSeconds(3));
        host.follower().next();
        Files.delete(host.logs.resolve("short.log"));
        for (int i = 0; i < 3; i++) {
            host.pass(Duration.ofSeconds(3));
            host.follower().next();
        }
        host.kill();

        host.settleDown();

        assertThat(host.texts()).containsExactly(text(1), text(2));
    }

    @Test
    void whatIsBeyondTheBoundIsDroppedOldestFirstAndCounted() throws IOException {
        int length = line(1).length();
        host.keeping(length * 3L).write("a.log", line(1));
        assertThat(host.follower().next()).as("the server is away").isPresent();
        host.write("a.log", line(2) + line(3) + line(4) + line(5) + line(6));
        Files.delete(host.logs.resolve("a.log"));
        for (int i = 0; i < 3; i++) {
            host.pass(Duration.ofSeconds(3));
            host.follower().next();
        }

        host.settleDown();

        assertThat(host.texts()).containsExactly(text(1), text(4), text(5), text(6));
        assertThat(host.follower().status().droppedBytes()).isEqualTo(length * 3L);
        assertThat(host.notes).anyMatch(note -> note.startsWith("log_bytes_dropped"));
    }

    @Test
    void anAgentThatIsKilledSendsTheSameShipmentAgain() throws IOException {
        host.write("a.log", line(1));
        assertThat(host.sendOne()).isTrue();
        host.kill();
        host.write("a.log", line(2));

        host.deliver();

        assertThat(host.texts()).containsExactly(text(1), text(2));
    }

    @Test
    void aLineOfTenMegabytesIsCutAndSaysSo() throws IOException {
        host.write("a.log", line(1) + "x".repeat(10_000_000));
        host.deliver();
        host.write("a.log", "y\n" + line(2));
        host.deliver();

        assertThat(host.texts()).hasSize(3).contains(text(1), text(2));
        assertThat(host.taken.get(1).text()).hasSize(LineReader.LONGEST_LINE);
        assertThat(host.taken.get(1).fields()).isEqualTo(Map.of("cut_from_bytes", "10000001"));
    }

    @Test
    void aLongLineIsNotCutWithinACharacter() throws IOException {
        host.write("a.log", "x" + "数".repeat(200_000) + "\n");
        host.deliver();

        assertThat(host.texts().getFirst()).matches("x数+");
    }

    @Test
    void whatIsNoTextBecomesOne() throws IOException {
        host.write("a.log", new byte[] {'a', (byte) 0xFF, 'b', '\r', '\n', '\n', '\r', '\n', 'c', 0, 'd', '\n'});
        host.deliver();

        assertThat(host.texts()).containsExactly("a\uFFFDb", "c\0d");
    }

    @Test
    void theHoleThatATruncationLeavesIsSkipped() throws IOException {
        var hole = new byte[1_000_000];
        host.write("a.log", hole);
        host.write("a.log", line(1));
        host.deliver();

        assertThat(host.texts()).containsExactly(text(1));
    }

    @Test
    void entriesOfSeveralLinesStayTogether() throws IOException {
        host.with("from = start\nstart = ^2026\n").write("a.log", line(1) + "\tat A\n\tat B\n" + line(2) + "\tat C\n");
        host.deliver();
        assertThat(host.texts()).containsExactly(text(1) + "\n\tat A\n\tat B");

        host.pass(Duration.ofSeconds(3));
        host.deliver();

        assertThat(host.texts()).hasSize(2).contains(text(2) + "\n\tat C");
    }

    @Test
    void anEntryWithoutEndIsCutIntoPieces() throws IOException {
        host.with("from = start\nstart = ^2026\n").write("a.log", line(1) + "\tat A\n".repeat(100_000) + line(2));
        host.settleDown();

        assertThat(host.taken.stream()
                        .mapToInt(line -> line.text().length())
                        .max()
                        .orElse(0))
                .isLessThanOrEqualTo(LineReader.LONGEST_LINE);
        assertThat(host.texts().stream().flatMap(String::lines).filter(line -> line.equals("\tat A")))
                .hasSize(100_000);
    }

    @Test
    void whatCannotBeFollowedIsSaidOnce() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", host.logs.resolve("pipe.log").toString())
                        .start()
                        .waitFor())
                .isZero();
        for (int i = 0; i < 5; i++) {
            host.pass(Duration.ofSeconds(3));
            host.deliver();
        }

        assertThat(host.notes.stream().filter(note -> note.contains("pipe.log")))
                .hasSize(1);
        assertThat(host.follower().status().problems())
                .containsExactly(host.logs + "/pipe.log: It is no regular file; only those are followed.");
    }

    @Test
    void whatVanishesIsForgottenAndWhatComesBackIsFollowed() throws IOException {
        host.write("a.log", line(1));
        host.deliver();
        Files.delete(host.logs.resolve("a.log"));
        host.settleDown();
        assertThat(host.follower().status().followed()).isEmpty();

        host.write("a.log", line(2));
        host.settleDown();

        assertThat(host.texts()).containsExactly(text(1), text(2));
        assertThat(host.follower().status().droppedBytes()).isZero();
    }

    @Test
    void packedFilesAndExcludedOnesAreLeftAlone() throws IOException {
        host.by(FollowedFolder.rules("[files all]\npath = " + host.logs + "/**\nexclude = *debug*\nfrom = start\n"));
        host.write("a.log.gz", line(1));
        host.write("debug.log", line(2));
        Files.createDirectories(host.logs.resolve("in/ner"));
        host.write("in/ner/x.log", line(3));

        host.deliver();

        assertThat(host.texts()).containsExactly(text(3));
    }

    @Test
    void manyFilesShareAShipment() throws IOException {
        for (int file = 0; file < 50; file++) {
            host.write("f" + file + ".log", line(file));
        }

        assertThat(host.sendOne()).isTrue();

        assertThat(host.taken).hasSize(50);
    }

    @Test
    void positionsThatAreBrokenCostNoLine() throws IOException {
        host.write("a.log", line(1));
        host.deliver();
        host.restart();
        Files.write(host.own.resolve("positions"), "rubbish".getBytes(StandardCharsets.UTF_8));
        host.with("").write("a.log", line(2));

        host.deliver();

        assertThat(host.texts()).containsExactly(text(1), text(1), text(2));
        assertThat(host.notes).anyMatch(note -> note.startsWith("log_positions_broken"));
    }

    @Test
    void aFileMovedOverTheLogIsAnotherOne() throws IOException {
        host.write("a.log", line(1));
        host.deliver();
        host.write("next", line(2));
        Files.move(host.logs.resolve("next"), host.logs.resolve("a.log"), StandardCopyOption.REPLACE_EXISTING);

        host.settleDown();

        assertThat(host.texts()).containsExactly(text(1), text(2));
    }
}
