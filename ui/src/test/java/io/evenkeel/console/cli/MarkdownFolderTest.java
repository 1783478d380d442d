package io.evenkeel.console.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.console.cli.MarkdownFolder.Text;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownFolderTest {
    @TempDir
    Path folder;

    private void file(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<String> paths() throws IOException {
        return MarkdownFolder.read(folder).texts().stream().map(Text::path).toList();
    }

    @Test
    void findsMarkdownInFoldersBelowByTheirPaths() throws IOException {
        file("b.md", "# B");
        file("net/dns.Markdown", "# DNS");
        file("net/notes.txt", "no");

        assertThat(paths()).containsExactly("b.md", "net/dns.Markdown");
    }

    @Test
    void leavesOutWhatIsHidden() throws IOException {
        file(".git/readme.md", "# no");
        file(".draft.md", "# no");

        assertThat(paths()).isEmpty();
    }

    @Test
    void followsNoLinkOutOfTheFolder(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("secret.md"), "# secret");
        Files.createSymbolicLink(folder.resolve("linked"), elsewhere);
        Files.createSymbolicLink(folder.resolve("linked.md"), elsewhere.resolve("secret.md"));

        assertThat(paths()).isEmpty();
    }

    @Test
    void walksInNoCircle() throws IOException {
        file("net/dns.md", "# DNS");
        Files.createSymbolicLink(folder.resolve("net/up"), folder);
        Files.createSymbolicLink(folder.resolve("net/itself"), folder.resolve("net/itself"));
        Files.createSymbolicLink(folder.resolve("net/gone.md"), folder.resolve("nowhere.md"));

        assertThat(paths()).containsExactly("net/dns.md");
    }

    @Test
    void doesNotReadAFileThatIsTooLarge() throws IOException {
        try (var huge = new RandomAccessFile(folder.resolve("huge.md").toFile(), "rw")) {
            huge.setLength(1L << 30);
        }

        MarkdownFolder found = MarkdownFolder.read(folder);

        assertThat(found.texts()).isEmpty();
        assertThat(found.refused().get("huge.md")).contains("larger than 700 KB");
    }

    @Test
    void takesTenThousandFilesAndRefusesOneMore() throws IOException {
        for (int i = 0; i < 10_000; i++) {
            Files.createFile(folder.resolve(i + ".md"));
        }
        assertThat(paths()).hasSize(10_000);

        file("one-more.md", "# x");

        assertThatThrownBy(this::paths).isInstanceOf(CannotStart.class).hasMessageContaining("one by one");
    }

    @Test
    void saysWhyAFileCannotBeSentAndSendsTheOthers() throws IOException {
        file("a.md", "# A");
        file("large.md", "x".repeat(700_001));
        Files.write(folder.resolve("latin.md"), "Käse".getBytes(StandardCharsets.ISO_8859_1));

        MarkdownFolder found = MarkdownFolder.read(folder);

        assertThat(found.texts()).extracting(Text::path).containsExactly("a.md");
        assertThat(found.refused())
                .containsOnlyKeys("large.md", "latin.md")
                .containsEntry("latin.md", "It is not UTF-8.");
    }

    @Test
    void aPartHoldsNoMoreThanItsBounds() {
        List<Text> texts = IntStream.range(0, 7)
                .mapToObj(each -> new Text(each + ".md", "中".repeat(100)))
                .toList();

        assertThat(new MarkdownFolder(texts, Map.of()).parts(3, 650))
                .extracting(List::size)
                .containsExactly(2, 2, 2, 1);
        assertThat(new MarkdownFolder(texts, Map.of()).parts(3, 10_000))
                .extracting(List::size)
                .containsExactly(3, 3, 1);
    }

    @Test
    void refusesWhatIsNoFolder() {
        assertThatThrownBy(() -> MarkdownFolder.read(folder.resolve("none")))
                .isInstanceOf(CannotStart.class)
                .hasMessageEndingWith("is not a folder.");
    }
}
