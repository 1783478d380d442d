package io.evenkeel.console.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    private Path folder;

    @Test
    void aResultReplacesTheOneBefore() throws IOException {
        Path file = Files.writeString(folder.resolve("result.csv"), "before");

        WholeFile.text(file, out -> out.write("after"));

        assertThat(file).hasContent("after");
        assertThat(folder).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:**.unfinished");
    }

    @Test
    void whatWasThereStaysWhenTheWorkFails() throws IOException {
        Path file = Files.writeString(folder.resolve("result.csv"), "before");

        assertThatThrownBy(() -> WholeFile.text(file, out -> {
                    out.write("half");
                    throw new CannotStart("line 2 is no number.");
                }))
                .isInstanceOf(CannotStart.class)
                .hasMessage("line 2 is no number.");

        assertThat(file).hasContent("before");
        assertThat(folder).isDirectoryNotContaining("glob:**.unfinished");
    }

    @Test
    void anInputIsNotReplacedByWhatIsMadeOfIt() throws IOException {
        Path file = Files.writeString(folder.resolve("series.csv"), "1");
        Path link = Files.createSymbolicLink(folder.resolve("same.csv"), file);

        assertThatThrownBy(() -> WholeFile.apart(link, null, file.toString()))
                .isInstanceOf(CannotStart.class)
                .hasMessage(link + " is read and would be lost: name another file with --out.");
    }

    @Test
    void aNewFileIsApartFromEveryInput() throws IOException {
        Path file = Files.writeString(folder.resolve("series.csv"), "1");

        assertThatCode(() -> WholeFile.apart(folder.resolve("scores.csv"), file.toString(), null))
                .doesNotThrowAnyException();
    }

    @Test
    void aLinkIsFollowed() throws IOException {
        Path file = Files.writeString(folder.resolve("result.csv"), "before");
        Path link = Files.createSymbolicLink(folder.resolve("newest.csv"), file);

        WholeFile.text(link, out -> out.write("after"));

        assertThat(file).hasContent("after");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> WholeFile.text(folder.resolve("none/result.csv"), out -> out.write("x")))
                .isInstanceOf(CannotStart.class)
                .hasMessageEndingWith("none/result.csv cannot be written: its folder is not there.");
    }

    @Test
    void aFolderIsNoFile() {
        assertThatThrownBy(() -> WholeFile.text(folder, out -> out.write("x")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is a folder: name a file in it.");
    }
}
