package io.evenkeel.agent.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.protocol.ProofFinding;
import io.evenkeel.protocol.RecoveryNews;
import io.evenkeel.protocol.RecoveryResult.ManifestTaken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Manifests of files, held against a folder that stands for what was restored. */
@Timeout(60)
class FileManifestsTest {

    @TempDir
    Path folder;

    private GuardedTool tool;
    private HostScript script;
    private FileManifests manifests;
    private ManifestFolder kept;
    private Path source;
    private Path restored;

    @BeforeEach
    void write() throws IOException {
        tool = new GuardedTool(RecoveryHost.GUARD);
        script = new HostScript(RecoveryHost.GUARD.resolveSibling("drill-sandbox"), Optional.empty(), Optional.empty());
        manifests = new FileManifests(script, tool, Duration.ofMinutes(1));
        kept = new ManifestFolder(folder.resolve("manifests"), "restic", "files");
        source = Files.createDirectory(folder.resolve("shop"));
        restored = folder.resolve("restored");
        for (String name : List.of("a b", "a-b", "a", "b", "z\\", "-n", "Größe 大小 😀", "line\nend")) {
            Files.writeString(source.resolve(name), name);
        }
    }

    @AfterEach
    void close() {
        tool.close();
    }

    private ManifestTaken take(Instant begun) throws Exception {
        return manifests.take(kept, "0123456789", List.of(source.toString()), begun);
    }

    /** As restic does: below the same path. */
    private Path copy() throws IOException {
        Path into = restored.resolve(source.toString().substring(1));
        Files.createDirectories(into.getParent());
        Programs.run("cp", "-a", source.toString(), into.toString());
        return into;
    }

    private Proof.Proved compare() throws Exception {
        return manifests
                .compare(kept.find("0123456789").orElseThrow(), restored)
                .proved();
    }

    private static Instant later() {
        return Instant.now().plusSeconds(60);
    }

    @Test
    void whateverItsNameAFileIsFoundAgain() throws Exception {
        ManifestTaken taken = take(later());
        copy();

        assertThat(taken.entries()).isEqualTo(8);
        assertThat(compare()).isEqualTo(new Proof.Proved("8 files are the same", List.of()));
    }

    @Test
    void otherContentsAndMissingFilesAreFindings() throws Exception {
        take(later());
        Path into = copy();
        Files.writeString(into.resolve("a b"), "other");
        Files.delete(into.resolve("Größe 大小 😀"));

        assertThat(compare().findings())
                .extracting(ProofFinding::sentence)
                .containsExactly(
                        source + "/Größe 大小 😀 is in the manifest, and was not restored",
                        source + "/a b has 5 bytes, where the manifest has 3");
    }

    @Test
    void plainNamesAreReadAsWell() throws Exception {
        for (String name : List.of("z\\", "line\nend")) {
            Files.delete(source.resolve(name));
        }
        take(later());
        Files.writeString(copy().resolve("a"), "b");

        assertThat(compare())
                .isEqualTo(new Proof.Proved(
                        "5 files are the same, 1 are not",
                        List.of(new ProofFinding(
                                ProofFinding.Code.FILE_DIFFERS,
                                RecoveryNews.MANIFEST,
                                source + "/a has other contents than the manifest has"))));
    }

    @Test
    void whatWentBeforeItWasReadIsLeftOut() throws Exception {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        Stream<String> names = Stream.of("a", "gone", "b").map(name -> "." + source + '/' + name);
        List<String> words =
                Stream.concat(Stream.of("sums", "9999999999"), names).toList();
        tool.stream(script.call(Duration.ofMinutes(1), Map.of(), words), lines::add);
        List<String> found = new ArrayList<>();
        var files = new HashedFiles(file -> found.add(file.path() + ' ' + file.bytes()));
        lines.stream()
                .sorted(Comparator.comparing(line -> line.substring(line.indexOf('.'))))
                .forEach(files::take);

        assertThat(files.end()).isEmpty();
        assertThat(found).containsExactly("." + source + "/a 1", "." + source + "/b 1");
    }

    @Test
    void manifestsThatWereTakenBeforeSizesWereKnownStillCount() throws Exception {
        take(later());
        copy();
        Path file = kept.find("0123456789").orElseThrow();
        List<String> lines;
        try (BufferedReader in = FileManifest.read(file)) {
            lines = in.lines()
                    .map(line -> line.replaceFirst("^([0-9a-f]{64}) [0-9]+", "$1"))
                    .toList();
        }
        try (Writer out = FileManifest.write(file)) {
            out.write(String.join("\n", lines) + '\n');
        }

        assertThat(compare()).isEqualTo(new Proof.Proved("8 files are the same", List.of()));
    }

    @Test
    void whatChangedSinceTheCopyWasBegunIsCountedAndNotJudged() throws Exception {
        Instant begun = Instant.now().minusSeconds(60);
        take(begun);
        Path into = copy();
        Files.writeString(into.resolve("a b"), "other");
        Files.writeString(into.resolve("came"), "unknown");

        Proof.Proved proved = compare();
        assertThat(proved.seen()).isEqualTo("0 files are the same, 9 changed while the copy was made");
        assertThat(proved.findings())
                .extracting(ProofFinding::code)
                .as("nothing is proved")
                .containsExactly(ProofFinding.Code.NOTHING_COMPARED);
    }

    @Test
    void aChangeThatHidesItsTimeIsSeenAllTheSame() throws Exception {
        Path file = source.resolve("a");
        Instant begun = Instant.now().minusSeconds(1);
        Files.writeString(file, "other");
        Files.setLastModifiedTime(file, FileTime.from(begun.minusSeconds(3_600)));

        take(begun);
        Files.writeString(copy().resolve("a"), "as it was copied");

        assertThat(compare().findings()).extracting(ProofFinding::code).doesNotContain(ProofFinding.Code.FILE_DIFFERS);
    }

    @Test
    void moreThanADrillMayTakeIsSeen() throws Exception {
        Path drill = Files.createDirectory(folder.resolve("drills")).resolve("dr-1");
        var sandbox = new DrillSandbox(script, drill, "me");
        sandbox.prepare(tool);
        Files.write(drill.resolve("grows"), new byte[100_000]);
        var ended = new CompletableFuture<String>();

        try (var _ = new SpaceWatch(
                sandbox,
                tool,
                50_000,
                size -> {},
                why -> ended.complete(why.code().id()))) {
            assertThat(ended.get(30, TimeUnit.SECONDS)).isEqualTo("space-exceeded");
        }
        sandbox.remove(tool);
        assertThat(drill).doesNotExist();
    }

    @Test
    void noAgentRemovesAnothersSandbox() throws Exception {
        Path below = Files.createDirectory(folder.resolve("drills"));
        new DrillSandbox(script, below.resolve("dr-1"), "me").prepare(tool);
        new DrillSandbox(script, below.resolve("dr-2"), "other").prepare(tool);
        new DrillSandbox(script, below.resolve("dr-3"), "me").prepare(tool);
        Files.createDirectory(below.resolve("dr-4"));

        DrillSandbox.sweep(script, tool, below, "me", java.util.Set.of("dr-3"));

        assertThat(below.resolve("dr-1")).doesNotExist();
        assertThat(List.of("dr-2", "dr-3", "dr-4"))
                .allSatisfy(name -> assertThat(below.resolve(name)).exists());
    }
}
