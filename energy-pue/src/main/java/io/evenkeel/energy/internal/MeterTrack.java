package io.evenkeel.energy.internal;

import io.evenkeel.energy.Meter;
import io.evenkeel.energy.Meter.Quantity;
import io.evenkeel.energy.Metered;
import io.evenkeel.energy.Metered.Cause;
import io.evenkeel.energy.Metered.Gap;
import io.evenkeel.energy.Metered.Mark;
import io.evenkeel.energy.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Readings of one meter, turned into what was used. Each pair of neighbours is a step that counts or is a gap; what a gap held is
 * never guessed. Only what a counter counted while nobody read it is kept, since the counter knows it, and marked.
 */
final class MeterTrack {
    private final Meter meter;
    private final Instant from;
    private final Instant to;
    private final List<Gap> gaps = new ArrayList<>();
    private final Set<Mark> marks = EnumSet.noneOf(Mark.class);
    private double known;

    private MeterTrack(Meter meter, Instant from, Instant to) {
        this.meter = meter;
        this.from = from;
        this.to = to;
    }

    /**
     * @param readings in the order of time, also those next to the span on both sides; what is not a number is no reading
     * @param to after {@code from}
     */
    static Metered of(Meter meter, List<Reading> readings, Instant from, Instant to) {
        var track = new MeterTrack(meter, from, to);
        track.walk(readings.stream().filter(one -> Double.isFinite(one.value())).toList());
        OptionalDouble whole = track.gaps.isEmpty() ? OptionalDouble.of(track.known) : OptionalDouble.empty();
        return new Metered(whole, track.known, track.gaps, track.marks);
    }

    private void walk(List<Reading> readings) {
        if (readings.size() < 2) {
            gap(from, to, Cause.MISSING);
            return;
        }
        gap(from, readings.getFirst().at(), Cause.MISSING);
        boolean[] still = Stillness.of(meter, readings);
        for (int i = 1; i < readings.size(); i++) {
            Reading before = readings.get(i - 1);
            Reading after = readings.get(i);
            if (before.at().isBefore(to) && after.at().isAfter(from)) {
                step(before, after, still[i]);
            }
        }
        gap(readings.getLast().at(), to, Cause.MISSING);
    }

    private void step(Reading before, Reading after, boolean still) {
        if (still) {
            gap(before.at(), after.at(), Cause.STUCK);
        } else if (meter.quantity() == Quantity.POWER) {
            power(before, after);
        } else {
            counter(before, after);
        }
    }

    private void power(Reading before, Reading after) {
        double one = before.value() * meter.scale();
        double other = after.value() * meter.scale();
        if (tooLong(before, after)) {
            gap(before.at(), after.at(), Cause.MISSING);
        } else if (one < 0 || other < 0) {
            gap(before.at(), after.at(), Cause.BACKWARDS);
        } else if (one > meter.most() || other > meter.most()) {
            gap(before.at(), after.at(), Cause.LEAP);
        } else {
            count(before.at(), after.at(), (one + other) / 2 * hours(before.at(), after.at()));
        }
    }

    private void counter(Reading before, Reading after) {
        double most = meter.most() * hours(before.at(), after.at());
        double counted = (after.value() - before.value()) * meter.scale();
        Mark mark = null;
        if (counted < 0 && meter.wrapsAt().isPresent()) {
            counted += meter.wrapsAt().getAsDouble() * meter.scale();
            mark = Mark.WRAPPED;
        }
        // A counter that may have gone round unseen says nothing, however small the difference looks.
        boolean roundUnseen =
                meter.wrapsAt().isPresent() && most >= meter.wrapsAt().getAsDouble() * meter.scale();
        if (roundUnseen) {
            gap(before.at(), after.at(), Cause.MISSING);
        } else if (counted < 0 || (mark != null && counted > most)) {
            gap(before.at(), after.at(), Cause.BACKWARDS);
        } else if (counted > most) {
            gap(before.at(), after.at(), Cause.LEAP);
        } else {
            mark(mark);
            mark(tooLong(before, after) && cut(before, after) ? Mark.INTERPOLATED : null);
            count(before.at(), after.at(), counted);
        }
    }

    private void mark(@Nullable Mark mark) {
        if (mark != null) {
            marks.add(mark);
        }
    }

    /** Whether only a part of the step lies in the span. */
    private boolean cut(Reading before, Reading after) {
        return before.at().isBefore(from) || after.at().isAfter(to);
    }

    private boolean tooLong(Reading before, Reading after) {
        return Duration.between(before.at(), after.at()).compareTo(meter.longestGap()) > 0;
    }

    private void count(Instant begin, Instant end, double amount) {
        double share = hours(later(begin, from), earlier(end, to)) / hours(begin, end);
        known += amount * share;
    }

    /** Notes the part of it that lies in the span, joined to the gap before where both have the same cause. */
    private void gap(Instant begin, Instant end, Cause cause) {
        Instant first = later(begin, from);
        Instant last = earlier(end, to);
        if (!first.isBefore(last)) {
            return;
        }
        if (!gaps.isEmpty()
                && gaps.getLast().cause() == cause
                && gaps.getLast().to().equals(first)) {
            first = gaps.removeLast().from();
        }
        gaps.add(new Gap(first, last, cause));
    }

    private static double hours(Instant begin, Instant end) {
        return Duration.between(begin, end).toMillis() / 3_600_000.0;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
