package io.evenkeel.console.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.logs.TemplateState.Learned;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code ./evenkeel logs templates} on files as people have them. */
class LogsTemplatesCommandTest {
    @TempDir
    Path folder;

    private List<String> rows(byte[] log, String... more) throws IOException {
        Path file = Files.write(folder.resolve("app.log"), log);
        Path out = folder.resolve("out.csv");
        var line = new CommandLine(new LogsTemplatesCommand());
        String[] arguments = new String[more.length + 3];
        System.arraycopy(more, 0, arguments, 3, more.length);
        arguments[0] = file.toString();
        arguments[1] = "--out";
        arguments[2] = out.toString();
        assertThat(line.execute(arguments)).isZero();
        return Files.readAllLines(out);
    }

    private List<String> rows(String log, String... more) throws IOException {
        return rows(log.getBytes(StandardCharsets.UTF_8), more);
    }

    @Test
    void eachLineHasARowEmptyOnesToo() throws IOException {
        assertThat(rows("disk 7 failed\r\n\r\ndisk 8 failed\nsaid \"no\"\n"))
                .containsExactly(
                        "line,template_id,template",
                        "1,1,\"disk <*> failed\"",
                        "2,2,\"\"",
                        "3,1,\"disk <*> failed\"",
                        "4,3,\"said \"\"no\"\"\"");
    }

    @Test
    void aFileInAnotherEncodingIsSaid() throws IOException {
        PrintStream before = System.err;
        var said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            rows("磁盘 sda 故障\ndisk sdb failed again\n".getBytes(Charset.forName("GB18030")));
        } finally {
            System.setErr(before);
        }
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("app.log is not UTF-8 throughout: 1 templates of 2 ", "iconv -f GB18030 -t UTF-8");
    }

    @Test
    void aTemplateIsWhatItWasAtTheEnd() throws IOException {
        assertThat(rows("Job 17 of user alice is done and cleaned up\nJob 18 of user bob is done and cleaned up\n"))
                .endsWith(
                        "1,1,\"Job <*> of user <*> is done and cleaned up\"",
                        "2,1,\"Job <*> of user <*> is done and cleaned up\"");
    }

    @Test
    void whatIsForgottenKeepsItsRow() throws IOException {
        String kinds = "abcdefghij";
        StringBuilder log = new StringBuilder();
        kinds.chars().forEach(kind -> log.append((char) kind).append(" was here\n"));

        List<String> rows = rows(log.toString(), "--most", "2");

        assertThat(rows.subList(1, rows.size()))
                .isEqualTo(IntStream.rangeClosed(1, 10)
                        .mapToObj(i -> i + "," + i + ",\"" + kinds.charAt(i - 1) + " was here\"")
                        .toList());
    }

    @Test
    void whatIsKnownGoesOnInTheNextFile() throws IOException {
        String state = folder.resolve("state.json").toString();

        rows("disk 7 failed\nJob 17 of user alice is done and cleaned up\n", "--state", state);

        assertThat(rows("Job 18 of user bob is done and cleaned up\nfan 3 stopped\n", "--state", state))
                .endsWith("1,2,\"Job <*> of user <*> is done and cleaned up\"", "2,3,\"fan <*> stopped\"");
        assertThat(TemplateStateFile.read(Path.of(state)).learned())
                .containsExactly(
                        new Learned(1, "disk <*> failed", 1),
                        new Learned(2, "Job <*> of user <*> is done and cleaned up", 2),
                        new Learned(3, "fan <*> stopped", 1));
    }

    @Test
    void aStateThatIsNoneIsRefusedAndStays() throws IOException {
        Path state = Files.writeString(folder.resolve("state.json"), "{\"form\":\"something else\"}");

        assertThatThrownBy(() -> TemplateStateFile.read(state))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("no state of templates");
        assertThat(Files.readString(state)).contains("something else");
    }

    @Test
    void statesOfSeveralMachinesAreOne() throws IOException {
        Path one = folder.resolve("one.json");
        Path two = folder.resolve("two.json");
        rows("disk 7 failed\nfan 3 stopped\n", "--state", one.toString());
        rows("fan 9 stopped\npump 1 runs\n", "--state", two.toString());
        Path both = folder.resolve("both.json");

        var line = new CommandLine(new LogsMergeCommand());
        assertThat(line.execute(one.toString(), two.toString(), "--out", both.toString()))
                .isZero();

        assertThat(TemplateStateFile.read(both).learned())
                .containsExactly(
                        new Learned(1, "disk <*> failed", 1),
                        new Learned(2, "fan <*> stopped", 2),
                        new Learned(3, "pump <*> runs", 1));
    }

    @Test
    void whatStandsBeforeTheMessageIsTakenOff() throws IOException {
        String syslog = "Nov 22 10:00:00 web1 sshd[912]: session of root opened\n";
        String plain = "2026-11-22T10:00:01.5Z ERROR session of root opened\n";
        String json = "{\"time\":\"2026-11-22T10:00:02Z\",\"level\":\"info\",\"msg\":\"session of root opened\"}\n";

        assertThat(rows(syslog + plain + json, "--header", "auto"))
                .endsWith(
                        "1,1,\"session of root opened\"",
                        "2,1,\"session of root opened\"",
                        "3,1,\"session of root opened\"");
        assertThat(rows("hall-3|pump|runs dry\n", "--header", "^(?P<place>[^|]+)\\|(?P<what>[^|]+)\\|(?P<message>.*)$"))
                .endsWith("1,1,\"runs dry\"");
    }

    @Test
    void aHeaderThatIsNoExpressionIsSaid() throws IOException {
        Path file = Files.writeString(folder.resolve("a.log"), "x\n");
        List<Exception> failed = new ArrayList<>();
        var command = new CommandLine(new LogsTemplatesCommand())
                .setExecutionExceptionHandler((failure, _, _) -> failed.add(failure) ? 1 : 0);

        assertThat(command.execute(file.toString(), "--header", "(?P<a")).isEqualTo(1);

        assertThat(failed)
                .singleElement()
                .isInstanceOf(CannotStart.class)
                .extracting(Exception::getMessage)
                .isEqualTo("--header is auto, or an expression that can be taken: Column 1: invalid named capture.");
    }

    @Test
    void bytesThatAreNoTextAndNulAreRead() throws IOException {
        assertThat(rows(new byte[] {'a', (byte) 0xff, ' ', 0, 'b', '\n'})).endsWith("1,1,\"a\uFFFD b\"");
    }

    @Test
    void moreLinesThanAreHeldHaveTheirRowsInOrder() throws IOException {
        int lines = (1 << 20) + 5;

        List<String> rows = rows("tick 1\ntock 1\n".repeat(lines / 2));

        assertThat(rows).hasSize(lines / 2 * 2 + 1);
        assertThat(rows.get(1)).isEqualTo("1,1,\"tick <*>\"");
        assertThat(rows.getLast()).isEqualTo((lines - 1) + ",2,\"tock <*>\"");
    }
}
