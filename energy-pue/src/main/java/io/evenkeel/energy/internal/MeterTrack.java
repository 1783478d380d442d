package io.evenkeel.energy.internal;

import io.evenkeel.energy.Meter;
import io.evenkeel.energy.Meter.Quantity;
import io.evenkeel.energy.Metered;
import io.evenkeel.energy.Metered.Cause;
import io.evenkeel.energy.Metered.Gap;
import io.evenkeel.energy.Metered.Mark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Readings of one meter, turned into what was used. Each pair of neighbours is a step that counts or is a gap; what a gap held is
 * never guessed. Only what a counter counted while nobody read it is kept, since the counter knows it, and marked.
 */
final class MeterTrack {
    private static final double MICROS_AN_HOUR = 3.6e9;

    private final Meter meter;
    private final Track readings;
    private final long from;
    private final long to;
    private final long longestGap;
    private final List<Span> gaps = new ArrayList<>();
    private final Set<Mark> marks = EnumSet.noneOf(Mark.class);
    private double known;

    /** A gap, in microseconds. */
    private record Span(long from, long to, Cause cause) {}

    private MeterTrack(Meter meter, Track readings, long from, long to) {
        this.meter = meter;
        this.readings = readings;
        this.from = from;
        this.to = to;
        this.longestGap = TimeUnit.SECONDS.toMicros(meter.longestGap().toSeconds());
    }

    /**
     * @param readings in the order of time, also those next to the span on both sides
     * @param to after {@code from}
     */
    static Metered of(Meter meter, Track readings, Instant from, Instant to) {
        var track = new MeterTrack(meter, readings, Track.micros(from), Track.micros(to));
        track.walk();
        OptionalDouble whole = track.gaps.isEmpty() ? OptionalDouble.of(track.known) : OptionalDouble.empty();
        List<Gap> gaps = track.gaps.stream()
                .map(gap -> new Gap(Track.instant(gap.from()), Track.instant(gap.to()), gap.cause()))
                .toList();
        return new Metered(whole, track.known, gaps, track.marks);
    }

    private void walk() {
        if (readings.count() < 2) {
            gap(from, to, Cause.MISSING);
            return;
        }
        gap(from, readings.at(0), Cause.MISSING);
        boolean[] still = Stillness.of(meter, readings);
        for (int i = 1; i < readings.count(); i++) {
            if (readings.at(i - 1) < to && readings.at(i) > from) {
                step(i, still[i]);
            }
        }
        gap(readings.at(readings.count() - 1), to, Cause.MISSING);
    }

    /** From the reading before to this one. */
    private void step(int place, boolean still) {
        long begin = readings.at(place - 1);
        long end = readings.at(place);
        if (still) {
            gap(begin, end, Cause.STUCK);
        } else if (meter.quantity() == Quantity.POWER) {
            power(begin, end, readings.value(place - 1) * meter.scale(), readings.value(place) * meter.scale());
        } else {
            counter(begin, end, (readings.value(place) - readings.value(place - 1)) * meter.scale());
        }
    }

    private void power(long begin, long end, double one, double other) {
        if (end - begin > longestGap) {
            gap(begin, end, Cause.MISSING);
        } else if (one < 0 || other < 0) {
            gap(begin, end, Cause.BACKWARDS);
        } else if (one > meter.most() || other > meter.most()) {
            gap(begin, end, Cause.LEAP);
        } else {
            count(begin, end, (one + other) / 2 * hours(begin, end));
        }
    }

    private void counter(long begin, long end, double difference) {
        double most = meter.most() * hours(begin, end);
        double counted = difference;
        Mark mark = null;
        if (counted < 0 && meter.wrapsAt().isPresent()) {
            counted += meter.wrapsAt().getAsDouble() * meter.scale();
            mark = Mark.WRAPPED;
        }
        // A counter that may have gone round unseen says nothing, however small the difference looks.
        boolean roundUnseen =
                meter.wrapsAt().isPresent() && most >= meter.wrapsAt().getAsDouble() * meter.scale();
        if (roundUnseen) {
            gap(begin, end, Cause.MISSING);
        } else if (counted < 0 || (mark != null && counted > most)) {
            gap(begin, end, Cause.BACKWARDS);
        } else if (counted > most) {
            gap(begin, end, Cause.LEAP);
        } else {
            mark(mark);
            mark(end - begin > longestGap && isCut(begin, end) ? Mark.INTERPOLATED : null);
            count(begin, end, counted);
        }
    }

    private void mark(@Nullable Mark mark) {
        if (mark != null) {
            marks.add(mark);
        }
    }

    /** Whether only a part of the step lies in the span. */
    private boolean isCut(long begin, long end) {
        return begin < from || end > to;
    }

    private void count(long begin, long end, double amount) {
        known += amount * (hours(Math.max(begin, from), Math.min(end, to)) / hours(begin, end));
    }

    /** Notes the part of it that lies in the span, joined to the gap before where both have the same cause. */
    private void gap(long begin, long end, Cause cause) {
        long first = Math.max(begin, from);
        long last = Math.min(end, to);
        if (first >= last) {
            return;
        }
        if (!gaps.isEmpty() && gaps.getLast().cause() == cause && gaps.getLast().to() == first) {
            first = gaps.removeLast().from();
        }
        gaps.add(new Span(first, last, cause));
    }

    private static double hours(long begin, long end) {
        return (end - begin) / MICROS_AN_HOUR;
    }
}
