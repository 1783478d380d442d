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
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code logs templates} as it is typed. */
class LogsCommandTest {
    private static final String LINES = "disk 1 is full\ndisk 2 is full\nsaid \"no\" to all\n";
    private static final String ANSWER = """
            line,template_id,template
            1,1,"disk <*> is full"
            2,1,"disk <*> is full"
            3,2,"said ""no"" to all"
            """.replace("\n", "\r\n");

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream standardOut = System.out;
    private final InputStream standardIn = System.in;

    @BeforeEach
    void outputIsKept() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void asItWas() {
        System.setOut(standardOut);
        System.setIn(standardIn);
    }

    @Test
    void theTemplateOfEveryLineIsPrintedAsItWasAtTheEnd() throws IOException {
        Path file = Files.writeString(folder.resolve("app.log"), LINES);

        assertThat(run("logs", "templates", file.toString())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(ANSWER);
    }

    @Test
    void aCompressedFileIsReadToo() throws IOException {
        Path file = folder.resolve("app.log.gz");
        try (var gz = new GZIPOutputStream(Files.newOutputStream(file))) {
            gz.write(LINES.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(run("logs", "templates", file.toString())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(ANSWER);
    }

    @Test
    void theStandardInputIsReadToo() {
        System.setIn(new ByteArrayInputStream(LINES.getBytes(StandardCharsets.UTF_8)));

        assertThat(run("logs", "templates", "-")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(ANSWER);
    }

    @Test
    void aFileThatIsMissingOrBrokenIsNamedAndNothingIsPrinted() throws IOException {
        Path broken = Files.writeString(folder.resolve("app.gz"), "not compressed");

        assertThat(run("logs", "templates", folder.resolve("none.log").toString()))
                .isEqualTo(1);
        assertThat(run("logs", "templates", broken.toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains("none.log cannot be read: there is no such file.")
                .contains("app.gz cannot");
        assertThat(out.size()).isZero();
    }

    @Test
    void whatWasForgottenIsSaid() throws IOException {
        Path file = Files.writeString(folder.resolve("app.log"), LINES);

        PrintStream standardErr = System.err;
        var said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(run("logs", "templates", "--most", "1", file.toString())).isZero();
        } finally {
            System.setErr(standardErr);
        }
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("might be met again as new ones: 1. There were more than 1 (--most)");
    }

    private int run(String... arguments) {
        CommandLine line = Commands.commandLine(LogsCommandTest.class);
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
