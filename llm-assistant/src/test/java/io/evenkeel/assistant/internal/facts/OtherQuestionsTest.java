package io.evenkeel.assistant.internal.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.assistant.Evaluation;
import io.evenkeel.assistant.Evaluation.Result;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions in other words, about three estates: terse, formal, long, with wrong letters, in both languages. */
class OtherQuestionsTest {
    private static final Path FOLDER = Path.of("eval");
    private static final int LEAST = 95;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            assistant-questions-more.jsonl         | estate
            social-insurance/questions.jsonl       | social-insurance/estate
            social-insurance/more-questions.jsonl  | social-insurance/estate
            hospital/questions.jsonl               | hospital/estate
            hospital/more-questions.jsonl          | hospital/estate
            hospital/rapid-questions.jsonl         | hospital/estate
            social-insurance/unanswerable-questions.jsonl | social-insurance/estate
            hospital/unanswerable-questions.jsonl  | hospital/estate
            transit/unanswerable-questions.jsonl   | transit/estate
            campus/unanswerable-questions.jsonl    | campus/estate
            broadcaster/unanswerable-questions.jsonl | broadcaster/estate
            """)
    void nearlyAllIsRightAndNothingInvented(String questions, String estate) {
        var printed = new StringWriter();

        Result result = Evaluation.run(FOLDER.resolve(questions), FOLDER.resolve(estate), new PrintWriter(printed));

        assertThat(result.right() * 100).as(printed.toString()).isGreaterThanOrEqualTo(LEAST * result.questions());
        assertThat(result.invented()).as(printed.toString()).isZero();
        assertThat(result.traps()).as(printed.toString()).isZero();
    }

    /** Written by people who knew only the page; what is right of them was never worked on one by one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            transit     | 85
            campus      | 85
            broadcaster | 75
            """)
    void questionsOfStrangersAreMostlyRightAndNothingIsInvented(String house, int least) {
        var printed = new StringWriter();

        Result result = Evaluation.run(
                FOLDER.resolve(house).resolve("questions.jsonl"),
                FOLDER.resolve(house).resolve("estate"),
                new PrintWriter(printed));

        assertThat(result.right() * 100).as(printed.toString()).isGreaterThanOrEqualTo(least * result.questions());
        assertThat(result.invented()).as(printed.toString()).isZero();
        assertThat(result.traps()).as(printed.toString()).isZero();
    }
}
