package io.evenkeel.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code alerts group} as it is typed. */
class AlertsCommandTest {
    private static final String ALERTS = """
            {"id":"3","timestamp":"2026-11-21 14:01:00","component":"mail","name":"full"}
            {"id":"1","timestamp":"2026-11-21T14:00:00Z","component":"database","kind":"metric","name":"slow"}
            {"id":"2","timestamp":1795269620000,"component":"web","peer":"database","name":"slow call"}
            """;
    private static final String TOPOLOGY = """
            {"nodes":[{"id":"web"}],"edges":[{"from":"web","to":"database"},{"from":"mail","to":"post"}]}
            """;
    private static final String CSV = "id,group\r\n1,g1\r\n2,g1\r\n3,g2\r\n";

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();

    @BeforeEach
    void aStream() throws IOException {
        Path stream = Files.createDirectories(folder.resolve("streams/first"));
        Files.writeString(stream.resolve("alerts.jsonl"), ALERTS);
        Files.writeString(stream.resolve("topology.json"), TOPOLOGY);
    }

    @Test
    void theGroupsAreWrittenAsCsvOrJson() throws IOException {
        Path csv = folder.resolve("groups.csv");
        Path json = folder.resolve("groups.json");

        assertThat(group(in("alerts.jsonl"), "--topology", in("topology.json"), "--out", csv.toString()))
                .isZero();
        assertThat(group(in("alerts.jsonl"), "--topology", in("topology.json"), "--out", json.toString()))
                .isZero();
        assertThat(csv).hasContent(CSV);
        assertThat(json).hasContent("{\"groups\":[[\"1\",\"2\"],[\"3\"]]}");
    }

    @Test
    void aFolderOfStreamsIsReadAtOnce() {
        Path out = folder.resolve("out");

        assertThat(group("--batch", folder.resolve("streams").toString(), "--out", out.toString()))
                .isZero();
        assertThat(out.resolve("first.csv")).hasContent(CSV);
        assertThat(out.resolve("first.json")).exists();
    }

    @Test
    void aLineThatIsNoAlertIsNamed() throws IOException {
        Files.writeString(Path.of(in("alerts.jsonl")), ALERTS + "{\"id\":\"4\",\"component\":\"web\"}\n");

        assertThat(group(in("alerts.jsonl"))).isEqualTo(1);
        assertThat(err.toString()).endsWith("alerts.jsonl: line 4 has no \"timestamp\".\n");
    }

    @Test
    void anIdThatComesTwiceIsRefused() throws IOException {
        Files.writeString(Path.of(in("alerts.jsonl")), ALERTS + ALERTS);

        assertThat(group(in("alerts.jsonl"))).isEqualTo(1);
        assertThat(err.toString()).contains("line 4 has the id \"3\" of an earlier alert");
    }

    @Test
    void aTopologyThatIsNoneIsRefused() throws IOException {
        Files.writeString(Path.of(in("topology.json")), "[]");

        assertThat(group(in("alerts.jsonl"), "--topology", in("topology.json"))).isEqualTo(1);
        assertThat(err.toString()).contains("has no list \"edges\"");
    }

    private String in(String name) {
        return folder.resolve("streams/first").resolve(name).toString();
    }

    private int group(String... arguments) {
        CommandLine commands = Commands.commandLine(AlertsCommandTest.class);
        commands.setErr(new PrintWriter(err, true));
        String[] all = new String[arguments.length + 2];
        all[0] = "alerts";
        all[1] = "group";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return commands.execute(all);
    }
}
