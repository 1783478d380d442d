package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadTest {

    @ParameterizedTest
    @ValueSource(strings = {"1.73 1.36 0.79 3/112 12968\n", "1.73 1.36 0.79 3/112 12968", "1.73 1.36 0.79\n"})
    void readsTheThreeAverages(String loadavg) {
        assertThat(Shown.readings(Load.parse(loadavg)))
                .containsExactly("node_load1 1.73", "node_load5 1.36", "node_load15 0.79");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "NaN 1 1", "-1.00 1 1", "1e3 1 1", "0x1p3 1 1", "99999999999999 1 1"})
    void whatIsNotALoadGivesNone(String loadavg) {
        var found = Load.parse(loadavg);

        assertThat(found.readings()).isEmpty();
        assertThat(found.broken()).hasSize(1);
    }

    @Test
    void whatStandsBeforeTheBreakIsKept() {
        var found = Load.parse("0.50 0.25");

        assertThat(Shown.readings(found)).containsExactly("node_load1 0.5", "node_load5 0.25");
        assertThat(found.broken()).containsExactly("loadavg has a line that can't be read: 0.50 0.25");
    }
}
