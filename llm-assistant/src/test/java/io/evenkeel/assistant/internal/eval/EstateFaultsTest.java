package io.evenkeel.assistant.internal.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.assistant.Composer;
import io.evenkeel.assistant.EvaluationRefused;
import io.evenkeel.assistant.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong in an estate's files is told together, and what is missing is not said. */
class EstateFaultsTest {
    private static final String INCIDENT =
            "{\"key\": \"INC-1\", \"title\": \"disk full\", \"openedAt\": \"2026-11-20T02:00:00Z\"";

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void itIsThreeOClock() throws IOException {
        write("estate.json", "{\"now\": \"2026-11-20T03:00:00Z\"}");
    }

    @Test
    void faultsOfSeveralFilesAreToldInOneRun() throws IOException {
        write("incidents.json", "[{\"key\": \"INC-1\", \"openedAt\": \"soon\", \"state\": \"asleep\"}]");
        write("tickets.json", "[{\"key\": \"TIC-1\"}]");

        assertThatThrownBy(() -> Estate.load(folder))
                .isInstanceOf(EvaluationRefused.class)
                .hasMessageContainingAll(
                        "openedAt is \"soon\"", "state is \"asleep\"", "title is missing", "tickets.json");
    }

    @Test
    void noMoreThanTwentyAreTold() throws IOException {
        write("tickets.json", "[" + "{},".repeat(50) + "{}]");

        assertThatThrownBy(() -> Estate.load(folder))
                .satisfies(refused ->
                        assertThat(String.valueOf(refused.getMessage()).lines()).hasSize(21));
    }

    @Test
    void aReviewThatIsATextIsRefused() throws IOException {
        write("incidents.json", "[" + INCIDENT + ", \"review\": \"it was full\"}]");

        assertThatThrownBy(() -> Estate.load(folder)).hasMessageContaining("review is no object");
    }

    @Test
    void aPromiseOfAnotherKindIsRefused() throws IOException {
        write(
                "tickets.json",
                "[{\"key\": \"TIC-1\", \"title\": \"x\", \"openedAt\": \"2026-11-20T02:00:00Z\","
                        + " \"promises\": [{\"what\": \"VISIT\", \"state\": \"running\"}]}]");

        assertThatThrownBy(() -> Estate.load(folder)).hasMessageContaining("what is \"VISIT\"; it is ANSWER or SOLVE");
    }

    @Test
    void aSuspectWithoutANameIsRefused() throws IOException {
        write("diagnoses.json", "[{\"incident\": \"INC-1\", \"suspects\": [{\"probability\": 0.5}]}]");

        assertThatThrownBy(() -> Estate.load(folder)).hasMessageContaining("subject is missing");
    }

    @Test
    void servicesMayBeNamesAndNoEffectIsSaidOfThem() throws IOException {
        write("incidents.json", "[" + INCIDENT + ", \"services\": [\"billing\"], \"state\": \"open\"}]");

        assertThat(said("Which services does INC-1 hit?")).contains("billing").doesNotContain("degraded", "()");
    }

    @Test
    void aPageWithoutPeopleIsLeftOut() throws IOException {
        write(
                "incidents.json",
                "[" + INCIDENT + ", \"timeline\": [{\"at\": \"2026-11-20T02:01:00Z\", \"kind\": \"paged\"}]}]");

        assertThat(said("What happened in INC-1?")).doesNotContain("?");
    }

    @Test
    void aPatternMayHaveANameForItsTemplate() {
        assertThat(EstateLogs.number("42")).isEqualTo(42);
        assertThat(EstateLogs.number("settle-timeout"))
                .isPositive()
                .isEqualTo(EstateLogs.number("settle-timeout"))
                .isNotEqualTo(EstateLogs.number("settle-away"));
    }

    private String said(String question) {
        Estate estate = Estate.load(folder);
        return Verdict.text(estate.composer()
                .answer(
                        estate.asker("ADMINISTRATOR"),
                        new Question(question, Optional.empty(), List.of()),
                        Composer.Progress.NONE));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
