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
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("rows with a time before that of a row above: 4;");
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
    void twoFilesOfOneNameDoNotTakeEachOthersPlace() throws IOException {
        Path in = Files.createDirectories(folder.resolve("in"));
        Files.writeString(in.resolve("a.csv"), rows(""));
        Files.writeString(in.resolve("a.csv.gz"), "packed");
        Path into = folder.resolve("out");

        assertThat(run("metrics", "anomalies", "--batch", in.toString(), "--out", into.toString()))
                .isOne();
        assertThat(err.toString()).contains("a.csv and", "a.csv.gz would both be written to");
        assertThat(into).doesNotExist();
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
    void aForecastHasAsManyStepsAsAskedAndSaysWhenTheThresholdIsReached() {
        System.setIn(new ByteArrayInputStream(rows("").getBytes(StandardCharsets.UTF_8)));

        assertThat(run("metrics", "forecast", "-", "--horizon", "500", "--threshold", "0", "--below"))
                .isZero();
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(502);
        assertThat(lines.getFirst()).isEqualTo("step,mean,lower95,upper95");
        assertThat(lines.get(1)).startsWith("1,42");
        assertThat(lines.getLast())
                .startsWith("{\"threshold\":0.0,\"reached\":true,\"steps\":42")
                .contains("\"at\":\"2026-11-13T11:", "\"earliest\":4", "\"latest\":4");
    }

    @Test
    void whatIsNotReachedIsSaid() throws IOException {
        Path file = Files.writeString(folder.resolve("m.csv"), rows(""));
        Path into = folder.resolve("f.csv");

        assertThat(run("metrics", "forecast", file.toString(), "--threshold", "1e6", "--out", into.toString()))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo("{\"threshold\":1000000.0,\"reached\":false,\"steps\":null,\"at\":null,"
                        + "\"earliest\":null,\"latest\":null}");
        assertThat(into).content().hasLineCount(49);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1763000000,1\n1763000300,2\n",
                "1763000300,1\n1763000000,2\n1763000000,3\n1763000900,nan\n",
                "timestamp,value\n2026-11-10 00:00,7\n2026-11-10 01:00,7\n2026-11-10 07:13,7\n",
                "1763000000,1e149\n1763000300,-1e149\n1763000600,1e300\n",
            })
    void littleAndOddIsForecastToo(String rows) throws IOException {
        Path file = Files.writeString(folder.resolve("m.csv"), rows);

        assertThat(run("metrics", "forecast", file.toString(), "--horizon", "7"))
                .isZero();
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(8);
        assertThat(lines.stream().skip(1).flatMap(line -> java.util.Arrays.stream(line.split(","))))
                .allMatch(cell -> Double.isFinite(Double.parseDouble(cell)));
    }

    @Test
    void numbersAloneNeedAStep() throws IOException {
        var numbers = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            numbers.append(10 + i * 0.1 + i % 24).append('\n');
        }
        Path file = Files.writeString(folder.resolve("m.csv"), numbers);

        assertThat(run("metrics", "forecast", file.toString())).isOne();
        assertThat(err.toString()).contains("--step PT1H");
        assertThat(run("metrics", "forecast", file.toString(), "--step", "soon"))
                .isOne();
        assertThat(run("metrics", "forecast", file.toString(), "--step", "PT1H", "--threshold", "75"))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"reached\":true,\"steps\":")
                .contains("\"at\":null,\"earliest\":");
    }

    @Test
    void aForecastOfAFolderHasOneFileForEach() throws IOException {
        Files.createDirectories(folder.resolve("in"));
        Files.writeString(folder.resolve("in/a.csv"), rows(""));
        Files.writeString(folder.resolve("in/b.csv"), rows(""));

        assertThat(run(
                        "metrics",
                        "forecast",
                        "--batch",
                        folder.resolve("in").toString(),
                        "--out",
                        folder.resolve("o").toString(),
                        "--threshold",
                        "0"))
                .isZero();
        assertThat(folder.resolve("o/a.csv")).hasSameTextualContentAs(folder.resolve("o/b.csv"));
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .allMatch(line -> line.contains("\"file\":"));
    }

    @Test
    void whatCannotBeForecastIsSaidInASentence() throws IOException {
        Path file = Files.writeString(folder.resolve("m.csv"), "1763000000,nan\n1763000300,\n");
        assertThat(run("metrics", "forecast", file.toString())).isOne();
        assertThat(err.toString()).contains("no finite value");
        Files.writeString(file, "1763000000,1\n");
        assertThat(run("metrics", "forecast", file.toString())).isOne();
        assertThat(err.toString()).contains("one time alone");
        Files.writeString(file, "1763000000,3.5\n1763000300,nan\n1763000600,\n");
        assertThat(run("metrics", "forecast", file.toString())).isOne();
        assertThat(err.toString()).contains("one usable value");
        assertThat(run("metrics", "forecast", file.toString(), "--horizon", "0"))
                .isOne();
        assertThat(err.toString()).contains("from 1 to 100000");
        assertThat(run("metrics")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday,3", "2026-11-10 00:00:00,many", "2026-13-10 00:00:00,1", "12"})
    void aRowThatIsNoneIsNamed(String row) throws IOException {
        Path file = Files.writeString(folder.resolve("m.csv"), "timestamp,value\n2026-11-10 00:00:00,1\n" + row + "\n");

        assertThat(run("metrics", "anomalies", file.toString())).isOne();
        assertThat(err.toString()).contains("line 3").contains(row);
    }

    private int run(String... words) {
        CommandLine line = Commands.commandLine(MetricsCommandTest.class);
        line.setErr(new PrintWriter(err, true));
        return line.execute(words);
    }
}
