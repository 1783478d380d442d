package io.evenkeel.console.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.database.DatabaseUnusable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
    void whatCanBeTriedIsNamedWhole() {
        run("try", "gravity");

        assertThat(err.toString()).contains("'gravity' is none of cpu, memory, disk, desk, logs, recovery");
    }

    @Test
    void aWrongOptionIsNamedAndWhatThereIsInstead() {
        run("up", "--prot", "1");

        assertThat(err.toString())
                .startsWith("Unknown option: '--prot'. ./evenkeel up takes --port PORT, ")
                .contains("./evenkeel up --help")
                .doesNotContain("'1'");
    }

    @Test
    void aWrongNumberIsSaidInWords() {
        run("up", "--port", "many");

        assertThat(err.toString()).contains("'--port'").contains("'many' is no whole number");
    }

    @Test
    void anUnknownCommandIsAnsweredWithThoseThereAre() {
        run("fly");

        assertThat(err.toString()).contains("'fly' is nothing that ./evenkeel knows: up, status, ");
    }

    @Test
    void theScriptAnswersHelpBeforeAnythingIsBuilt() throws Exception {
        run("--help");
        Path kept = Path.of("..", ".ci", "usage.txt");
        if (Boolean.getBoolean("usage.write")) {
            Files.writeString(kept, out.toString());
        }

        assertThat(kept).as("write it anew with -Dusage.write=true").hasContent(out.toString());
    }

    @Test
    void aPasswordThatIsTooShortIsRefusedByItsNameBeforeTheStart() {
        assertThatThrownBy(() -> UpCommand.administratorPassword(Optional.of("x")))
                .hasMessageStartingWith("EVENKEEL_ADMIN_PASSWORD cannot be used. A password needs at least 12");
        assertThat(UpCommand.administratorPassword(Optional.of(""))).isEmpty();
        assertThat(UpCommand.administratorPassword(Optional.of("correct horse battery")))
                .isPresent();
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
