package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 204})
    void taken(int status) {
        assertThat(Answer.of(status, Optional.empty(), "")).isInstanceOf(Answer.Taken.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 411, 413, 415, 422, 499})
    void refusedForGood(int status) {
        assertThat(Answer.of(status, Optional.empty(), "why")).isEqualTo(new Answer.Refused(status, "why"));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 407})
    void deniedUntilAPersonActs(int status) {
        assertThat(Answer.of(status, Optional.empty(), "why")).isEqualTo(new Answer.Denied(status, "why"));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308, 408, 425, 429, 500, 502, 503, 504, 599})
    void toBeTriedAgain(int status) {
        assertThat(Answer.of(status, Optional.empty(), "why"))
                .isEqualTo(new Answer.Busy(status, Optional.empty(), "why"));
    }
}
