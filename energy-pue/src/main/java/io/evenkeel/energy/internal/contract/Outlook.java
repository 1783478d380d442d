package io.evenkeel.energy.internal.contract;

import io.evenkeel.energy.YearForecast.Method;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What hours that are not known will probably use. Overhead (PUE less 1) is that of the same fortnight of the year before, times
 * how this year's compares with that year's on days that both have; without a year before, the mean of this year so far. IT is
 * the mean of the last four weeks. Errors are read off the past: weekly means of what the method gets wrong on known days. Weeks
 * that resemble their neighbours count for fewer, by their correlation.
 *
 * @param overheadError half width of about 90 % of the mean overhead of what is expected
 * @param itError the same of IT, as a share
 */
record Outlook(Method method, double itKw, double itError, Season season, double overheadError) {
    private static final int WEEK = 7;
    private static final int LEAST_SHARED_DAYS = 28;
    private static final int LEVEL_DAYS = 28;
    private static final double NINE_OF_TEN = 1.7;
    private static final double MOST_ALIKE = 0.9;
    private static final double MOST_REST_UNKNOWN = 0.2;

    /**
     * Overhead of a day as expected, before errors.
     *
     * @param scale by which the year before is multiplied
     */
    record Season(NavigableMap<LocalDate, Double> before, double scale, double mean) {
        private static final int AROUND = 7;
        private static final int LEAST = 3;

        /** Mean of the days around the same one a year before; empty where too few are known. */
        OptionalDouble before(LocalDate day) {
            LocalDate same = day.minusYears(1);
            Map<LocalDate, Double> near = before.subMap(same.minusDays(AROUND), true, same.plusDays(AROUND), true);
            return near.size() < LEAST
                    ? OptionalDouble.empty()
                    : near.values().stream().mapToDouble(Double::doubleValue).average();
        }

        double overhead(LocalDate day) {
            OptionalDouble like = before(day);
            return like.isPresent() ? scale * like.getAsDouble() : mean;
        }
    }

    /**
     * @param days known ones of this year, at least 28
     * @param before those of the year before
     * @param rest days of which something is not known, at least 1
     */
    static Outlook of(List<KnownDay> days, List<KnownDay> before, List<LocalDate> rest) {
        Season season = season(days, before, rest);
        boolean seasonal = !season.before().isEmpty();
        List<Double> wrong = weekly(days.stream()
                .map(day -> new Dated(day.day(), day.overhead() - season.overhead(day.day())))
                .toList());
        double level = level(days);
        List<Double> load = weekly(days.stream()
                .map(day -> new Dated(day.day(), day.itKw() / level - 1))
                .toList());
        double weeksToCome = Math.max(1, rest.size() / (double) WEEK);
        return new Outlook(
                seasonal ? Method.SEASON_BEFORE : Method.MEAN_SO_FAR,
                level,
                error(load, weeksToCome),
                season,
                seasonal ? error(wrong, weeksToCome) : NINE_OF_TEN * deviation(wrong));
    }

    private static Season season(List<KnownDay> days, List<KnownDay> before, List<LocalDate> rest) {
        double mean = days.stream().mapToDouble(KnownDay::overhead).average().orElseThrow();
        NavigableMap<LocalDate, Double> past = new TreeMap<>();
        before.forEach(day -> past.put(day.day(), day.overhead()));
        var unscaled = new Season(past, 1, mean);
        List<KnownDay> shared = days.stream()
                .filter(day -> unscaled.before(day.day()).isPresent())
                .toList();
        long unknown =
                rest.stream().filter(day -> unscaled.before(day).isEmpty()).count();
        if (shared.size() < LEAST_SHARED_DAYS || unknown > MOST_REST_UNKNOWN * rest.size()) {
            return new Season(new TreeMap<>(), 1, mean);
        }
        double now = shared.stream().mapToDouble(KnownDay::overhead).sum();
        double then = shared.stream()
                .mapToDouble(day -> unscaled.before(day.day()).orElseThrow())
                .sum();
        return then <= 0 ? new Season(new TreeMap<>(), 1, mean) : new Season(past, now / then, mean);
    }

    private static double level(List<KnownDay> days) {
        return days.subList(Math.max(0, days.size() - LEVEL_DAYS), days.size()).stream()
                .mapToDouble(KnownDay::itKw)
                .average()
                .orElseThrow();
    }

    private record Dated(LocalDate day, double value) {}

    /** Means of seven neighbours each. */
    private static List<Double> weekly(List<Dated> days) {
        List<Double> weeks = new ArrayList<>();
        for (int i = 0; i + WEEK <= days.size(); i += WEEK) {
            weeks.add(days.subList(i, i + WEEK).stream()
                    .mapToDouble(Dated::value)
                    .average()
                    .orElseThrow());
        }
        return weeks;
    }

    /** Of a mean over weeks to come around a level that is itself a mean of weeks seen. */
    private static double error(List<Double> weeks, double toCome) {
        double alike = Math.clamp(alike(weeks), 0, MOST_ALIKE);
        double inflated = (1 + alike) / (1 - alike);
        double share = Math.min(1, inflated / toCome) + Math.min(1, inflated / weeks.size());
        return NINE_OF_TEN * deviation(weeks) * Math.sqrt(share);
    }

    /** Root mean square: a method that is wrong in one direction is wrong, too. */
    private static double deviation(List<Double> weeks) {
        return Math.sqrt(
                weeks.stream().mapToDouble(wrong -> wrong * wrong).average().orElse(0));
    }

    /** Correlation of neighbouring weeks. */
    private static double alike(List<Double> weeks) {
        double product = 0;
        double square = 0;
        for (int i = 0; i < weeks.size(); i++) {
            square += weeks.get(i) * weeks.get(i);
            product += i == 0 ? 0 : weeks.get(i) * weeks.get(i - 1);
        }
        return square == 0 ? 0 : product / square;
    }
}
