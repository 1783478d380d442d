package io.evenkeel.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** {@code metrics anomalies} and {@code metrics forecast} as they are typed. */
class MetricsCommandTest {

    private static final Instant START = Instant.parse("2026-11-10T00:00:00Z");

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final PrintStream standardOut = System.out;
    private final PrintStream standardErr = System.err;
    private final InputStream standardIn = System.in;

    @BeforeEach
    void outputIsKept() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void asItWas() {
        System.setOut(standardOut);
        System.setErr(standardErr);
        System.setIn(standardIn);
    }

    /** Two days every five minutes, falling by one, and a row of its own. */
    private static String rows(String last) {
        var rows = new StringBuilder("timestamp,value\n");
        for (int i = 0; i < 576; i++) {
            rows.append(START.plus(Duration.ofMinutes(5L * i)))
                    .append(',')
                    .append(1000 - i)
                    .append('\n');
        }
        return rows + last;
    }

    @Test
    void eachRowIsJudgedByThoseBeforeIt() throws IOException {
        Path file = Files.writeString(folder.resolve("m.csv"), rows("2026-11-12 00:00:00,5000\n"));

        assertThat(run("metrics", "anomalies", file.toString())).isZero();
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(578);
        assertThat(lines.getFirst()).isEqualTo("timestamp,value,anomaly_score");
        assertThat(lines.get(1)).isEqualTo("2026-11-10T00:00:00Z,1000,0.000000");
        assertThat(lines.getLast()).startsWith("2026-11-12 00:00:00,5000,0.5");
    }

    @Test
    void everyRowHasAScoreWhateverItHolds() throws IOException {
        String rows = "\uFEFFtime,value\r\n2026-11-10 00:00,1\r\n2026-11-10T00:05:00+08:00,nan\r\n"
                + "1763000000000,\r\n1763000000,2\r\n1763000000,3,more\r\n\r\n2026-11-10T00:00:00.5Z,+Inf";
        Path file = Files.writeString(folder.resolve("m.csv"), rows);

        assertThat(run("metrics", "anomalies", file.toString(), "--explain")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "timestamp,value,anomaly_score,seen,expected,by,one_in",
                        "2026-11-10 00:00,1,0.000000,,,,",
                        "2026-11-10T00:05:00+08:00,nan,0.000000,,,,",
                        "1763000000000,,0.000000,,,,",
                        "1763000000,2,0.000000,,,,",
                        "1763000000,3,0.000000,,,,",
                        "2026-11-10T00:00:00.5Z,+Inf,0.000000,,,,");
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("4 rows have a time before");
    }

    @Test
    void aFolderIsScoredFileByFileUnderTheSameNames() throws IOException {
        Path batch = Files.createDirectories(folder.resolve("in/deep"));
        Files.writeString(batch.resolve("a.csv"), rows(""));
        try (var packed = new GZIPOutputStream(Files.newOutputStream(folder.resolve("in/b.csv.gz")))) {
            packed.write(rows("").getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(folder.resolve("in/c.csv"), "no,rows\n");
        Files.writeString(folder.resolve("in/notes.md"), "none");
        Path into = folder.resolve("out");

        assertThat(run("metrics", "anomalies", "--batch", folder.resolve("in").toString(), "--out", into.toString()))
                .as("one could not be read")
                .isOne();
        assertThat(into.resolve("deep/a.csv")).exists().hasSameTextualContentAs(into.resolve("b.csv"));
        assertThat(into.resolve("c.csv")).doesNotExist();
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("c.csv has no rows");
    }

    @Test
    void whatCannotBeReadIsSaidInASentence() throws IOException {
        Path file = folder.resolve("m.csv");
        Files.writeString(file, "");
        assertThat(run("metrics", "anomalies", file.toString())).isOne();
        assertThat(err.toString()).contains("has no rows");
        Files.writeString(file, "x".repeat(10_000_000));
        assertThat(run("metrics", "anomalies", file.toString())).isOne();
        assertThat(err.toString()).contains("line 1 is longer than 65536 characters");
        Files.write(file, new byte[] {0, 0, 44, (byte) 0xff, 10});
        assertThat(run("metrics", "anomalies", file.toString())).isOne();
        assertThat(err.toString()).contains("line 1").contains("is not a time and a number");
        assertThat(run("metrics", "anomalies")).isOne();
        assertThat(err.toString()).contains("Name either a file");
        assertThat(run("metrics", "anomalies", folder.resolve("none.csv").toString()))
                .isOne();
        assertThat(err.toString()).contains("there is no such file");
    }

    @Test
    void theForecastAndItsBoundArePrinted() {
        System.setIn(new ByteArrayInputStream(rows("").getBytes(StandardCharsets.UTF_8)));

        assertThat(run("metrics", "forecast", "-", "--ahead", "36h", "--bound", "0"))
                .isZero();
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines.getFirst()).isEqualTo("timestamp,forecast,lower,upper");
        assertThat(lines.get(1)).startsWith("2026-11-12T00:00:00Z,424.0,");
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("The bound is reached in 35 h")
                .contains("Told by a straight line");
    }

    @Test
    void tooLittleToTellEndsWithOne() throws IOException {
        Path file = Files.writeString(folder.resolve("m.csv"), "1763000000,1\n1763000300,2\n");

        assertThat(run("metrics", "forecast", file.toString())).isOne();
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("Cannot tell. Not enough history");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday,3", "2026-11-10 00:00:00,many", "2026-13-10 00:00:00,1", "12"})
    void aRowThatIsNoneIsNamed(String row) throws IOException {
        Path file = Files.writeString(folder.resolve("m.csv"), "timestamp,value\n2026-11-10 00:00:00,1\n" + row + "\n");

        assertThat(run("metrics", "anomalies", file.toString())).isOne();
        assertThat(err.toString()).contains("line 3").contains(row);
    }

    @Test
    void timeThatGoesBackIsRefusedForAForecast() throws IOException {
        Path file = Files.writeString(folder.resolve("m.csv"), "1763000300,1\n1763000000,2\n");

        assertThat(run("metrics", "forecast", file.toString())).isOne();
        assertThat(err.toString()).contains("row 2").contains("Sort it");
        assertThat(run("metrics", "forecast", file.toString(), "--ahead", "soon"))
                .isOne();
        assertThat(run("metrics")).isEqualTo(2);
    }

    private int run(String... words) {
        CommandLine line = Commands.commandLine(MetricsCommandTest.class);
        line.setErr(new PrintWriter(err, true));
        return line.execute(words);
    }
}
