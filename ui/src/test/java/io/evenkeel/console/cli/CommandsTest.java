package io.evenkeel.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.database.DatabaseUnusable;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandsTest {

    private final StringWriter err = new StringWriter();
    private final StringWriter out = new StringWriter();

    @Test
    void withoutASubcommandTheUsageIsShown() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString())
                .contains("Usage: ./evenkeel")
                .contains("up")
                .contains("try")
                .contains("test");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fly",
                "up --port many",
                "up --tls-cert only.pem",
                "up --unknown",
                "up stray",
                "up --elasticsearch-user nobody",
                "try gravity",
                "bench desk --people 0",
                "bench desk --tickets 8 --alive 9",
            })
    void wrongUsageEndsWith2(String line) {
        assertThat(run(line.split(" "))).isEqualTo(2);
    }

    @Test
    void theDeskIsTriedByItsOwnName() {
        assertThat(run("try", "desk", "--stray")).isEqualTo(2);
        assertThat(err.toString()).contains("Unknown option: '--stray'").contains("try desk");
    }

    @Test
    void whatIsRefusedEndsWith1AndOneSentence() {
        assertThat(run("up", "--listen", "0.0.0.0")).isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().startsWith("evenkeel: Listening on 0.0.0.0");
    }

    @Test
    void theVersionIsShown() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).startsWith("Evenkeel ");
    }

    @Test
    void theSentenceIsFoundBelowWhateverWrapsIt() {
        var wrapped = new IllegalStateException(
                "Error creating bean", new RuntimeException(new DatabaseUnusable("The database is gone.")));

        assertThat(Commands.sentence(wrapped)).contains("The database is gone.");
        assertThat(Commands.sentence(new IllegalStateException("ours"))).isEmpty();
    }

    private int run(String... arguments) {
        CommandLine line = Commands.commandLine(CommandsTest.class);
        line.setErr(new PrintWriter(err, true));
        line.setOut(new PrintWriter(out, true));
        return line.execute(arguments);
    }
}
