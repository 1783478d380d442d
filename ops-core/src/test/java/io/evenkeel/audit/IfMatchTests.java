package io.evenkeel.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTests {

    @Test
    void readsTheVersionThatAnAnswerGave() {
        assertThat(IfMatch.version(IfMatch.tag(42))).isEqualTo(OptionalLong.of(42));
        assertThat(IfMatch.version(" \"7\" ")).isEqualTo(OptionalLong.of(7));
    }

    @Test
    void nothingOrAStarChecksNothing() {
        assertThat(IfMatch.version(null)).isEmpty();
        assertThat(IfMatch.version("*")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "7", "\"\"", "\"seven\"", "W/\"7\"", "\"7\", \"8\"", "\"-7\"", "\"1234567890123456789\""})
    void refusesWhatIsNotOneVersion(String header) {
        assertThatThrownBy(() -> IfMatch.version(header))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID));
    }
}
