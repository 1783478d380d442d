package io.evenkeel.recovery;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When backups begin: on these days at these times on the wall clock of a zone. A time that a change of the clock leaves out is
 * made up for as much later as the clock jumps; one that comes twice counts the first time. Immutable.
 *
 * @param days at least one
 * @param times at least one, in whole minutes
 * @param fullDays on which the first backup copies everything, for tools that copy changes else; empty: all do
 */
public record BackupCalendar(Set<DayOfWeek> days, List<LocalTime> times, Set<DayOfWeek> fullDays, ZoneId zone) {
    private static final int WEEK = 7;
    /** Every change of the clock of a year lies in it. */
    private static final int YEAR_AND_MORE = 400;

    public BackupCalendar {
        days = Set.copyOf(days);
        times = times.stream().distinct().sorted().toList();
        fullDays = Set.copyOf(fullDays);
    }

    /** The first one after this moment. */
    public Instant next(Instant after) {
        LocalDate day = after.atZone(zone).toLocalDate();
        return beginnings(day.minusDays(1), WEEK + 2)
                .filter(begin -> begin.isAfter(after))
                .min(Instant::compareTo)
                .orElseThrow(() -> new IllegalStateException("a calendar has a day and a time"));
    }

    /** Whether the one that begins then copies everything. */
    public boolean isFull(Instant begin) {
        LocalDate day = begin.atZone(zone).toLocalDate();
        return fullDays.isEmpty()
                || (fullDays.contains(day.getDayOfWeek())
                        && beginnings(day, 1).noneMatch(other -> other.isBefore(begin)));
    }

    /** The longest time between two, in the year to come: with a change of the clock in it, where the zone has any. */
    public Pause longestPause(Instant from) {
        List<Instant> begins = beginnings(from.atZone(zone).toLocalDate(), YEAR_AND_MORE)
                .distinct()
                .sorted()
                .toList();
        Pause longest = new Pause(begins.getFirst(), Duration.ZERO);
        for (int i = 1; i < begins.size(); i++) {
            Duration pause = Duration.between(begins.get(i - 1), begins.get(i));
            if (pause.compareTo(longest.time()) > 0) {
                longest = new Pause(begins.get(i - 1), pause);
            }
        }
        return longest;
    }

    /** @param since when the earlier of the two begins */
    public record Pause(Instant since, Duration time) {}

    private Stream<Instant> beginnings(LocalDate first, int count) {
        return first.datesUntil(first.plusDays(count))
                .filter(day -> days.contains(day.getDayOfWeek()))
                .flatMap(day ->
                        times.stream().map(time -> day.atTime(time).atZone(zone).toInstant()));
    }
}
