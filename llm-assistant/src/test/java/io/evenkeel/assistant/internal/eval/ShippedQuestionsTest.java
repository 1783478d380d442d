package io.evenkeel.assistant.internal.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.assistant.Evaluation;
import io.evenkeel.assistant.Evaluation.Result;
import io.evenkeel.assistant.EvaluationRefused;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The evaluation over the questions and the estate that are shipped. */
class ShippedQuestionsTest {
    private static final Path FOLDER = Path.of("eval");

    @Test
    void withoutAModelMostIsRightAndNothingIsInvented() {
        var printed = new StringWriter();

        Result result = run("assistant-questions.jsonl", printed);

        assertThat(result.questions()).isEqualTo(80);
        assertThat(result.rightOfAnswerable() * 100).isGreaterThanOrEqualTo(55 * result.answerable());
        assertThat(result.invented()).as(printed.toString()).isZero();
        assertThat(result.traps()).as(printed.toString()).isZero();
        assertThat(printed.toString().strip().lines().toList().getLast())
                .isEqualTo("right=%d/80 invented=0 traps=0".formatted(result.right()));
    }

    @Test
    void questionsThatWereNotTunedForAreAnsweredToo() {
        var printed = new StringWriter();

        Result result = run("assistant-questions-held.jsonl", printed);

        assertThat(result.rightOfAnswerable() * 100).isGreaterThanOrEqualTo(55 * result.answerable());
        assertThat(result.invented()).as(printed.toString()).isZero();
        assertThat(result.traps()).as(printed.toString()).isZero();
    }

    @Test
    void whatIsWrongInAFileIsToldWithItsPlace(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("incidents.json"), "[{\"key\": \"INC-1\", \"title\": \"x\", \"openedAt\": \"soon\"}]");

        assertThatThrownBy(() -> Estate.load(folder))
                .isInstanceOf(EvaluationRefused.class)
                .hasMessageContaining("incidents.json, row 1")
                .hasMessageContaining("openedAt");
    }

    private static Result run(String questions, StringWriter printed) {
        return Evaluation.run(FOLDER.resolve(questions), FOLDER.resolve("estate"), new PrintWriter(printed));
    }
}
