package io.evenkeel.desk.internal.clock;

import io.evenkeel.desk.internal.clock.Hours.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Working hours in local time. A local time means the first moment at which clocks show it or more: where clocks are set
 * forward over it that is the moment of setting, where they show it twice it is the first time. So neighbouring hours stay
 * neighbours and nothing counts twice.
 *
 * @param days hours of single dates, which replace those of the week: none on a holiday, some on a working Saturday
 */
public record Calendar(ZoneId zone, Map<DayOfWeek, Hours> week, Map<LocalDate, Hours> days) implements WorkingTime {
    /** How far ahead is looked for working time. */
    public static final int HORIZON_DAYS = 3_700;

    public Calendar {
        week = Map.copyOf(week);
        days = Map.copyOf(days);
    }

    /** Round the clock, every day. */
    public static Calendar always(ZoneId zone) {
        Map<DayOfWeek, Hours> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, Hours.WHOLE_DAY);
        }
        return new Calendar(zone, week, Map.of());
    }

    @Override
    public Duration between(Instant from, Instant to) {
        Duration sum = Duration.ZERO;
        LocalDate last = localDate(to).plusDays(1);
        for (LocalDate day = firstDay(from); !day.isAfter(last); day = day.plusDays(1)) {
            for (Span span : hoursOn(day).spans()) {
                Instant begins = later(moment(day, span.from()), from);
                Instant ends = earlier(moment(day, span.to()), to);
                if (begins.isBefore(ends)) {
                    sum = sum.plus(Duration.between(begins, ends));
                }
            }
        }
        return sum;
    }

    @Override
    public Optional<Instant> after(Instant from, Duration work) {
        if (!work.isPositive()) {
            return Optional.of(from);
        }
        Duration left = work;
        LocalDate day = firstDay(from);
        for (int looked = 0; looked < HORIZON_DAYS; looked++) {
            for (Span span : hoursOn(day).spans()) {
                Instant begins = later(moment(day, span.from()), from);
                Duration here = Duration.between(begins, moment(day, span.to()));
                if (here.compareTo(left) >= 0) {
                    return Optional.of(begins.plus(left));
                }
                left = here.isPositive() ? left.minus(here) : left;
            }
            day = day.plusDays(1);
        }
        return Optional.empty();
    }

    private Hours hoursOn(LocalDate day) {
        Hours single = days.get(day);
        return single != null ? single : week.getOrDefault(day.getDayOfWeek(), Hours.NONE);
    }

    /** The day before too: where clocks go back over midnight, its last hour comes again after the day has begun. */
    private LocalDate firstDay(Instant from) {
        return localDate(from).minusDays(1);
    }

    private LocalDate localDate(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    private Instant moment(LocalDate day, int minute) {
        LocalDateTime local = minute == Hours.MINUTES_A_DAY
                ? day.plusDays(1).atStartOfDay()
                : day.atTime(LocalTime.ofSecondOfDay(minute * 60L));
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        return offsets.isEmpty()
                ? zone.getRules().getTransition(local).getInstant()
                : local.toInstant(offsets.getFirst());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
