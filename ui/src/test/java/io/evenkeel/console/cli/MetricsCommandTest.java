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
        assertThat(lines.getFirst()).isEqualTo("timestamp,value,anomaly_score,score,expected,low,high");
        assertThat(lines.get(1)).isEqualTo("2026-11-10T00:00:00Z,1000,0,,,,");
        assertThat(lines.getLast()).startsWith("2026-11-12 00:00:00,5000,0.94").contains(",100.0,");
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
        assertThat(err.toString()).contains("row 2").contains(row);
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
