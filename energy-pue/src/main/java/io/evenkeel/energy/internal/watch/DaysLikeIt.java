package io.evenkeel.energy.internal.watch;

import io.evenkeel.energy.internal.PricedHour;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Holds a day's energy against the days of the eight weeks before it that are of its kind: working days, Saturdays, or Sundays and
 * holidays. The expected energy is their median, their spread the median absolute deviation from it, which a few odd days among
 * them do not move (Hampel's identifier). A day is out of line beyond four spreads and beyond 3 % of what is expected, so that a
 * site that is very even does not alert for nothing.
 */
final class DaysLikeIt {
    static final int WEEKS = 8;
    static final int LEAST = 5;
    /** Of a normal distribution, the standard deviation over the median absolute deviation. */
    private static final double TO_SIGMA = 1.4826;

    private static final double SPREADS = 4;
    private static final double LEAST_SHARE = 0.03;

    private DaysLikeIt() {}

    /**
     * What came out.
     *
     * @param margin by which a day may differ from what is expected
     * @param like days that were compared, in the order of time
     */
    record Judged(LocalDate day, double seen, double expected, double margin, List<LocalDate> like) {

        Judged {
            like = List.copyOf(like);
        }

        boolean isOutOfLine() {
            return Math.abs(seen - expected) > margin;
        }
    }

    private enum KindOfDay {
        WORKING,
        SATURDAY,
        SUNDAY_OR_HOLIDAY;

        static KindOfDay of(LocalDate day, Predicate<LocalDate> holiday) {
            if (holiday.test(day) || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                return SUNDAY_OR_HOLIDAY;
            }
            return day.getDayOfWeek() == DayOfWeek.SATURDAY ? SATURDAY : WORKING;
        }
    }

    /** Energy of each day of which every hour is over and known; kWh. */
    static NavigableMap<LocalDate, Double> whole(List<PricedHour> hours) {
        Map<LocalDate, OptionalDouble> sums = new TreeMap<>();
        for (PricedHour hour : hours) {
            OptionalDouble more = hour.over() ? hour.kwh() : OptionalDouble.empty();
            sums.merge(hour.at().toLocalDate(), more, DaysLikeIt::plus);
        }
        NavigableMap<LocalDate, Double> whole = new TreeMap<>();
        sums.forEach((day, sum) -> sum.ifPresent(kwh -> whole.put(day, kwh)));
        return whole;
    }

    private static OptionalDouble plus(OptionalDouble one, OptionalDouble other) {
        return one.isPresent() && other.isPresent()
                ? OptionalDouble.of(one.getAsDouble() + other.getAsDouble())
                : OptionalDouble.empty();
    }

    /** @param whole days with their energy; empty where fewer than five are like the day, or it is not among them */
    static Optional<Judged> judge(LocalDate day, NavigableMap<LocalDate, Double> whole, Predicate<LocalDate> holiday) {
        Double seen = whole.get(day);
        KindOfDay kind = KindOfDay.of(day, holiday);
        List<LocalDate> like = new ArrayList<>(
                whole.subMap(day.minusWeeks(WEEKS), true, day, false).keySet());
        like.removeIf(other -> KindOfDay.of(other, holiday) != kind);
        if (seen == null || like.size() < LEAST) {
            return Optional.empty();
        }
        double[] before = values(whole, like);
        double expected = median(before);
        double spread = TO_SIGMA
                * median(Arrays.stream(before)
                        .map(kwh -> Math.abs(kwh - expected))
                        .toArray());
        return Optional.of(
                new Judged(day, seen, expected, Math.max(SPREADS * spread, LEAST_SHARE * Math.abs(expected)), like));
    }

    private static double[] values(Map<LocalDate, Double> whole, Collection<LocalDate> days) {
        return days.stream()
                .mapToDouble(day -> whole.getOrDefault(day, Double.NaN))
                .toArray();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
