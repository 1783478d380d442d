package io.evenkeel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessStatTest {

    @Test
    void aNameMayHoldBlanksAndParentheses() throws IOException {
        assertThat(ProcessStat.parse(Shown.linux618("830/stat")))
                .contains(new ProcessStat(830, "my (odd) daemon", 'D', 250, 50, 4, 1_500, 2_000, false));
    }

    @Test
    void aThreadOfTheKernelIsKnownAsOne() throws IOException {
        assertThat(ProcessStat.parse(Shown.linux618("2/stat")).orElseThrow().isKernel())
                .isTrue();
        assertThat(ProcessStat.parse(Shown.linux618("1/stat")).orElseThrow().isKernel())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1 (a) S",
                "1 (a S 0 0",
                ") 1 (",
                "x (a) S 0 1 1 0 -1 4194560 1 2 0 3 4 5 6 7 20 0 1 0 27 5 6 7",
                "1 (a) S 0 1 1 0 -1 4194560 1 2 0 3 x 5 6 7 20 0 1 0 27 5 6 7"
            })
    void aLineThatIsNotWholeIsNothing(String line) {
        assertThat(ProcessStat.parse(line)).isEmpty();
    }
}
