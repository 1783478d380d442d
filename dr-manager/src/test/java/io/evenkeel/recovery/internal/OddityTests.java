package io.evenkeel.recovery.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.recovery.internal.Oddity.Measured;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Which newest copy is odd. Copies are given the newest first. */
class OddityTests {

    private static Optional<Oddity> ofSizes(long... newestFirst) {
        return Oddity.of(LongStream.of(newestFirst)
                .mapToObj(size -> new Measured(size, 50))
                .toList());
    }

    private static Optional<Oddity> ofChanges(long... newestFirst) {
        return Oddity.of(LongStream.of(newestFirst)
                .mapToObj(added -> new Measured(1_000, added))
                .toList());
    }

    @Test
    void aCopyOfLessThanHalfIsOdd() {
        assertThat(ofSizes(499, 1_000, 1_000, 1_000)).contains(Oddity.SHRANK);
        assertThat(ofSizes(500, 1_000, 1_000, 1_000)).isEmpty();
    }

    @Test
    void whatIsUsualIsNotKnownFromTwo() {
        assertThat(ofSizes(1, 1_000, 1_000)).isEmpty();
    }

    @Test
    void oneOddCopyDoesNotMakeTheNextOneOdd() {
        assertThat(ofSizes(1_000, 10, 1_000, 1_000, 1_000)).isEmpty();
    }

    @Test
    void threeCopiesWithNextToNothingNewAreOdd() {
        assertThat(ofChanges(0, 0, 0, 100, 90, 110, 100)).contains(Oddity.STOPPED_CHANGING);
        assertThat(ofChanges(100, 0, 0, 100, 90, 110, 100)).isEmpty();
    }

    @Test
    void whatNeverChangesMayStayAsItIs() {
        assertThat(Oddity.of(IntStream.range(0, 11)
                        .mapToObj(i -> new Measured(1_000, 0))
                        .toList()))
                .isEmpty();
    }
}
