package io.evenkeel.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.console.cli.HistoryPart.Sized;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryPartTest {
    private static final long MB = 1_000_000;

    @Test
    void whatCanBeReadInTimeIsReadWhole() {
        List<Sized> all = cases(40, MB / 10, MB);
        assertThat(HistoryPart.of(all)).hasSize(40);
    }

    @Test
    void ofWhatIsPackedTightlyAPartIsReadThatIsSpreadEvenly() {
        List<Path> read = HistoryPart.of(cases(480, MB / 10, MB));
        assertThat(read).hasSize(90);
        for (int quarter = 0; quarter < 4; quarter++) {
            int from = quarter * 120;
            assertThat(read.stream().filter(folder -> number(folder) >= from && number(folder) < from + 120))
                    .hasSizeBetween(20, 25);
        }
        assertThat(read).isSortedAccordingTo(Comparator.comparingInt(HistoryPartTest::number));
    }

    @Test
    void whatIsNotPackedIsReadWholeHoweverMuchItIs() {
        assertThat(HistoryPart.of(cases(480, MB, MB))).hasSize(480);
    }

    @Test
    void aCaseThatAloneIsTooLargeIsLeftOut() {
        List<Sized> all = List.of(
                new Sized(Path.of("1"), new CaseSize(MB, 3_000 * MB)), new Sized(Path.of("2"), new CaseSize(MB, MB)));
        assertThat(HistoryPart.of(all)).containsExactly(Path.of("2"));
    }

    @Test
    void aPackedFileSaysHowMuchItIsUnpacked(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("case.json"), "{}");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("metrics.csv.gz")))) {
            out.write("timestamp,component,metric,value\n".repeat(10_000).getBytes(StandardCharsets.UTF_8));
        }
        CaseSize size = CaseFolder.size(folder);
        assertThat(size.unpacked()).isEqualTo(2 + 330_000);
        assertThat(size.stored()).isLessThan(5_000);
    }

    private static List<Sized> cases(int count, long stored, long unpacked) {
        return IntStream.range(0, count)
                .mapToObj(number -> new Sized(Path.of(Integer.toString(number)), new CaseSize(stored, unpacked)))
                .toList();
    }

    private static int number(Path folder) {
        return Integer.parseInt(folder.toString());
    }
}
