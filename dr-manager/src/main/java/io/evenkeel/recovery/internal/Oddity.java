package io.evenkeel.recovery.internal;

import java.util.List;
import java.util.Optional;

/** A copy that is there, and yet not what it should be. */
enum Oddity {
    /** Less than half as large as the ones before it. */
    SHRANK,
    /** Nothing is new any more, though something was new in each of the ones before. */
    STOPPED_CHANGING;

    /** Copies that are compared with those before them, to know what is usual. */
    static final int COMPARED = 11;

    private static final int FEWEST_BEFORE = 3;
    private static final int STILL = 3;
    private static final int FEWEST_CHANGING = 4;
    private static final double SMALL = 0.5;
    private static final double NEXT_TO_NOTHING = 0.01;

    /** @param size of what it restores to */
    record Measured(long size, long added) {}

    /** Says of the newest whether it is odd. Medians, so that one odd copy does not make the next one odd. */
    static Optional<Oddity> of(List<Measured> newestFirst) {
        if (hasShrunk(newestFirst)) {
            return Optional.of(SHRANK);
        }
        return standsStill(newestFirst) ? Optional.of(STOPPED_CHANGING) : Optional.empty();
    }

    private static boolean hasShrunk(List<Measured> newestFirst) {
        if (newestFirst.size() <= FEWEST_BEFORE) {
            return false;
        }
        double usual = median(newestFirst.stream().skip(1).map(Measured::size).toList());
        return newestFirst.getFirst().size() < SMALL * usual;
    }

    private static boolean standsStill(List<Measured> newestFirst) {
        if (newestFirst.size() < STILL + FEWEST_CHANGING) {
            return false;
        }
        double usual =
                median(newestFirst.stream().skip(STILL).map(Measured::added).toList());
        return newestFirst.stream().limit(STILL).allMatch(copy -> copy.added() < NEXT_TO_NOTHING * usual);
    }

    private static double median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
    }
}
