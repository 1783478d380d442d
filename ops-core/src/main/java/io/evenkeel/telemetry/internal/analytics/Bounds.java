package io.evenkeel.telemetry.internal.analytics;

import io.evenkeel.telemetry.Forecast;
import io.evenkeel.telemetry.Forecast.Reaches;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** When a series reaches a bound. */
public final class Bounds {

    /** A bound so many times farther than the series has gone within its whole history needs no forecast. */
    private static final double FAR = 3;

    private Bounds() {}

    public static Reaches reaches(long[] times, double[] values, int from, int to, double bound, Duration ahead) {
        Optional<Regular> series = Regular.of(times, values, from, to);
        if (series.isEmpty()) {
            return new Reaches.CannotTell("Not enough history.");
        }
        double[] known = series.get().values();
        double middle = Robust.median(known.clone(), known.length);
        boolean rising = middle < bound;
        double last = known[known.length - 1];
        Duration span = Duration.ofMillis(known.length * series.get().stepMillis());
        Duration within = ahead.compareTo(span) < 0 ? ahead : span;
        if (rising ? last >= bound : last <= bound) {
            return new Reaches.Already();
        }
        double most = Arrays.stream(known).max().orElse(last);
        double least = Arrays.stream(known).min().orElse(last);
        if (Math.abs(bound - last) > FAR * (most - least)) {
            return new Reaches.NotWithin(within);
        }
        return switch (BackTests.forecast(series.get(), within)) {
            case Forecast.CannotTell cannot -> wandering(cannot, bound, within);
            case Forecast.Path path -> along(farAhead(series.get(), path), last, bound, rising);
        };
    }

    /** Even what nobody can tell does not reach what is far from all its ways. */
    private static Reaches wandering(Forecast.CannotTell cannot, double bound, Duration within) {
        return cannot.spread()
                .filter(spread -> Math.abs(bound - spread.last())
                        > spread.reach()
                                * Math.sqrt((double) within.toMillis()
                                        / spread.within().toMillis()))
                .<Reaches>map(_ -> new Reaches.NotWithin(within))
                .orElseGet(() -> new Reaches.CannotTell(cannot.reason()));
    }

    /** Farther than the methods were tried, the last season goes on growing as seasons have grown; as sure as they were. */
    private static Forecast.Path farAhead(Regular series, Forecast.Path path) {
        double[] known = series.values();
        int day = series.day();
        int steps = path.values().length;
        if (day == 0 || known.length < 3 * day || steps <= known.length / 4) {
            return path;
        }
        Seasons seasons = Seasons.of(known, known.length, series.stepMillis());
        if (seasons.shorter() == 0) {
            return path;
        }
        double[] grown = SeasonalGrowth.tell(known, known.length, steps, seasons);
        double[] low = path.low().clone();
        double[] high = path.high().clone();
        for (int i = 0; i < steps; i++) {
            low[i] += grown[i] - path.values()[i];
            high[i] += grown[i] - path.values()[i];
        }
        return new Forecast.Path(path.method(), path.lastTime(), path.step(), grown, low, high, path.test());
    }

    private static Reaches along(Forecast.Path path, double last, double bound, boolean rising) {
        Optional<Duration> likely = first(path, path.values(), last, bound, rising);
        if (likely.isEmpty()) {
            return new Reaches.NotWithin(path.step().multipliedBy(path.values().length));
        }
        Optional<Duration> earliest = first(path, rising ? path.high() : path.low(), last, bound, rising);
        Optional<Duration> latest = first(path, rising ? path.low() : path.high(), last, bound, rising);
        return new Reaches.After(likely.get(), earliest.orElse(likely.get()), latest);
    }

    private static Optional<Duration> first(
            Forecast.Path path, double[] values, double last, double bound, boolean rising) {
        double before = last;
        for (int i = 0; i < values.length; i++) {
            if (rising ? values[i] >= bound : values[i] <= bound) {
                boolean beyond = rising ? before >= bound : before <= bound;
                double share = beyond || values[i] == before ? 0 : (bound - before) / (values[i] - before);
                return Optional.of(
                        Duration.ofMillis((long) ((i + share) * path.step().toMillis())));
            }
            before = values[i];
        }
        return Optional.empty();
    }
}
