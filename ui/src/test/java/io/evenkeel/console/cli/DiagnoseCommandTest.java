package io.evenkeel.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code diagnose} as it is typed, on a folder that a person could have written. */
class DiagnoseCommandTest {
    private static final Instant DETECTED = Instant.parse("2026-11-21T14:00:00Z");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter err = new StringWriter();
    private final PrintStream standardOut = System.out;

    @BeforeEach
    void outputIsKept() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void asItWas() {
        System.setOut(standardOut);
    }

    @Test
    void theComponentThatRunsHotIsNamedWithItsEvidence() throws IOException {
        outage();
        assertThat(diagnose(folder)).as(err.toString()).isZero();
        JsonNode first = answer().path("candidates").path(0);
        assertThat(answer().path("abstained").asBoolean()).isFalse();
        assertThat(first.path("component").asString()).isEqualTo("database");
        assertThat(first.path("evidence").path(0).asString()).startsWith("cpu_pct: ");
    }

    @Test
    void aCycleInTheTopologyIsTaken() throws IOException {
        outage();
        write("topology.json", """
                {"nodes":[{"id":"web","kind":"service"},{"id":"database","kind":"database"}],
                 "edges":[{"from":"web","to":"database","kind":"calls"},{"from":"database","to":"web","kind":"calls"},
                          {"from":"web","to":"web","kind":"runs-on"},{"from":"database","to":"database","kind":"part-of"}]}
                """);
        assertThat(diagnose(folder)).as(err.toString()).isZero();
        assertThat(answer().path("candidates").path(0).path("component").asString())
                .isEqualTo("database");
    }

    @Test
    void withNothingRecordedItCannotTell() throws IOException {
        write("case.json", "{\"id\":\"quiet\",\"detected_at\":\"" + DETECTED + "\"}");
        assertThat(diagnose(folder)).as(err.toString()).isZero();
        assertThat(answer().path("abstained").asBoolean()).isTrue();
        assertThat(answer().path("reason").asString()).startsWith("Cannot tell: ");
        assertThat(answer().path("candidates").isEmpty()).isTrue();
    }

    @Test
    void anEmptyFolderIsNoCase() {
        assertThat(diagnose(folder)).isEqualTo(1);
        assertSentence("evenkeel: " + folder + " is no case: it has no case.json");
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        assertThat(diagnose(folder.resolve("nowhere"))).isEqualTo(1);
        assertSentence("nowhere is no folder.");
    }

    @Test
    void aFolderOrABatchHasToBeNamed() {
        assertThat(diagnose()).isEqualTo(1);
        assertSentence("Name either a folder with a case or --batch");
    }

    @Test
    void aBatchWithoutACaseIsRefused() {
        assertThat(diagnose("--batch", folder, "--out", folder)).isEqualTo(1);
        assertSentence("has no folder with a case.json.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            case.json     | holiday photos                              | case.json is no JSON
            case.json     | []                                          | case.json is no JSON object.
            case.json     | {"id":"a"}                                  | has no time "detected_at"
            case.json     | {"detected_at":"yesterday"}                 | has no time "detected_at"
            topology.json | {"nodes":[{"kind":"service"}]}              | has a node without "id".
            topology.json | {"nodes":[],"edges":[{"from":"web"}]}       | has an edge without "from" or "to".
            metrics.csv   | component,value                             | metrics.csv
            alerts.jsonl  | {"timestamp":"soon","component":"web","kind":"metric","name":"up"} | has a time that is none: "soon"
            """)
    void whatCannotBeReadIsToldByItsFile(String file, String text, String told) throws IOException {
        outage();
        write(file, text);
        assertThat(diagnose(folder)).isEqualTo(1);
        assertSentence(told);
    }

    private void outage() throws IOException {
        write("case.json", "{\"id\":\"outage\",\"detected_at\":\"" + DETECTED + "\"}");
        write("topology.json", """
                {"nodes":[{"id":"web","kind":"service"},{"id":"database","kind":"database"}],
                 "edges":[{"from":"web","to":"database","kind":"calls"}]}
                """);
        StringBuilder rows = new StringBuilder("timestamp,component,metric,value\n");
        for (int minute = -60; minute < 3; minute++) {
            Instant at = DETECTED.plusSeconds(60L * minute);
            int wave = Math.floorMod(minute * 7, 5);
            rows.append(at).append(",web,cpu_pct,").append(20 + wave).append('\n');
            rows.append(at)
                    .append(",database,cpu_pct,")
                    .append(minute < -3 ? 20 + wave : 90)
                    .append('\n');
        }
        write("metrics.csv", rows.toString());
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private int diagnose(Object... arguments) {
        CommandLine line = Commands.commandLine(Object.class);
        line.setErr(new PrintWriter(err));
        String[] words = new String[arguments.length + 1];
        words[0] = "diagnose";
        for (int i = 0; i < arguments.length; i++) {
            words[i + 1] = arguments[i].toString();
        }
        return line.execute(words);
    }

    private JsonNode answer() {
        return JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
    }

    private void assertSentence(String part) {
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("evenkeel: ")
                .contains(part);
        assertThat(out.size()).isZero();
    }
}
