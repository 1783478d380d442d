package io.evenkeel.diagnosis.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.evenkeel.diagnosis.Diagnosis.Kind;
import io.evenkeel.diagnosis.internal.DiagnosisRows.Judged;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LearnedTest {
    private static final Judged WAS_THE_CHANGE =
            new Judged(Optional.of(Kind.CHANGE), Map.of(Kind.CHANGE, 0.5, Kind.LOGS, 0.4));

    @Test
    void nothingIsLearnedOfNothing() {
        assertThat(Learned.of(List.of()).values()).containsOnly(0.0);
    }

    @Test
    void aKindThatWasItMoreOftenThanSaidGainsAndOneThatWasItLessOftenLoses() {
        Map<Kind, Double> learned = Learned.of(Collections.nCopies(10, WAS_THE_CHANGE));

        assertThat(learned.get(Kind.CHANGE)).isCloseTo(Math.log(11 / 6.0), within(1e-9));
        assertThat(learned.get(Kind.LOGS)).as("ln(1/5), held at the bound").isEqualTo(-1.0);
    }
}
