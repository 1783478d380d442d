package io.evenkeel.desk.internal.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A calendar with its changes: the time before a change is counted as it was worked then, so that nobody's promise is
 * broken or kept in hindsight.
 *
 * @param versions at least one, by time; the first one also holds for everything before it
 */
public record CalendarHistory(List<Version> versions) implements WorkingTime {

    /** @param since from when it holds until the next one */
    public record Version(Instant since, Calendar calendar) {}

    public CalendarHistory {
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("a calendar without any hours");
        }
        versions =
                versions.stream().sorted(Comparator.comparing(Version::since)).toList();
    }

    public static CalendarHistory of(Calendar calendar) {
        return new CalendarHistory(List.of(new Version(Instant.EPOCH, calendar)));
    }

    public CalendarHistory changed(Instant at, Calendar calendar) {
        List<Version> more = new ArrayList<>(versions);
        more.add(new Version(at, calendar));
        return new CalendarHistory(more);
    }

    public Calendar newest() {
        return versions.getLast().calendar();
    }

    @Override
    public Duration between(Instant from, Instant to) {
        Duration sum = Duration.ZERO;
        for (int place = 0; place < versions.size(); place++) {
            Instant begins = later(from, begin(place));
            Instant ends = end(place).filter(end -> end.isBefore(to)).orElse(to);
            if (begins.isBefore(ends)) {
                sum = sum.plus(versions.get(place).calendar().between(begins, ends));
            }
        }
        return sum;
    }

    @Override
    public Optional<Instant> after(Instant from, Duration work) {
        Duration left = work;
        for (int place = 0; place < versions.size(); place++) {
            Calendar calendar = versions.get(place).calendar();
            Instant begins = later(from, begin(place));
            Optional<Instant> end = end(place);
            if (end.isEmpty()) {
                return calendar.after(begins, left);
            }
            if (begins.isBefore(end.get())) {
                Duration here = calendar.between(begins, end.get());
                if (here.compareTo(left) >= 0) {
                    return calendar.after(begins, left);
                }
                left = left.minus(here);
            }
        }
        return Optional.empty();
    }

    private Instant begin(int place) {
        return place == 0 ? Instant.MIN : versions.get(place).since();
    }

    private Optional<Instant> end(int place) {
        return place + 1 < versions.size() ? Optional.of(versions.get(place + 1).since()) : Optional.empty();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
