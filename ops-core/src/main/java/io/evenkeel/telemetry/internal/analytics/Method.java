package io.evenkeel.telemetry.internal.analytics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One way to tell the future of a series from its first {@code count} values. Pure. */
@FunctionalInterface
interface Method {

    /** A path that leaves the history's range by more than so many times its width is cut there. */
    double FARTHEST = 3;

    double[] tell(double[] values, int count, int ahead);

    /** The pool for steps that the history can be tried on. */
    static List<Method> near(Seasons seasons) {
        List<Method> all = new ArrayList<>();
        Method regression = (values, count, ahead) ->
                Autoregression.tell(values, count, ahead, Autoregression.lags(seasons, count));
        all.add(held(regression));
        all.add(held(inLogarithms(regression)));
        if (seasons.shorter() == 0) {
            all.addAll(far(seasons));
            return all;
        }
        all.add(new Candidate(Candidate.Kind.SEASONAL_NAIVE, seasons.shorter(), 0, "")::tell);
        if (seasons.longer() > 0) {
            all.add(new Candidate(Candidate.Kind.SEASONAL_NAIVE, seasons.longer(), 0, "")::tell);
        }
        Method smoothing = (values, count, ahead) -> DoubleSeason.tell(values, count, ahead, seasons);
        all.add(held(smoothing));
        all.add(held(inLogarithms(smoothing)));
        return all;
    }

    /** The pool for what lies farther ahead than the history can be tried on. */
    static List<Method> far(Seasons seasons) {
        if (seasons.shorter() > 0) {
            return List.of((values, count, ahead) -> SeasonalGrowth.tell(values, count, ahead, seasons));
        }
        return List.of(
                (values, count, ahead) -> new Candidate(Candidate.Kind.NAIVE, 0, 0, "").tell(values, count, ahead),
                new Candidate(Candidate.Kind.LINE, 0, 1, "")::tell,
                new Candidate(Candidate.Kind.LINE, 0, 0.5, "")::tell,
                Method::theta,
                held(Smoothing::damped));
    }

    /** Half the straight trend over a smoothed level (Assimakopoulos and Nikolopoulos, The Theta model, IJF 2000). */
    private static double[] theta(double[] values, int count, int ahead) {
        double slope = Lines.slope(values, count, count);
        double level = values[0];
        for (int i = 1; i < count; i++) {
            level += 0.3 * (values[i] - level);
        }
        double from = level;
        var path = new double[ahead];
        Arrays.setAll(path, i -> from + slope / 2 * (i + 1));
        return path;
    }

    /** For what grows and swings in proportion; the values themselves where one is not above zero. */
    private static Method inLogarithms(Method method) {
        return (values, count, ahead) -> {
            var logarithms = new double[count];
            for (int i = 0; i < count; i++) {
                if (values[i] <= 0) {
                    return method.tell(values, count, ahead);
                }
                logarithms[i] = Math.log(values[i]);
            }
            double[] path = method.tell(logarithms, count, ahead);
            Arrays.setAll(path, i -> Math.exp(path[i]));
            return path;
        };
    }

    private static Method held(Method method) {
        return (values, count, ahead) -> {
            double most = values[0];
            double least = values[0];
            for (int i = 1; i < count; i++) {
                most = Math.max(most, values[i]);
                least = Math.min(least, values[i]);
            }
            double width = FARTHEST * (most - least);
            double high = most + width;
            double low = least - width;
            double last = values[count - 1];
            double[] path = method.tell(values, count, ahead);
            Arrays.setAll(path, i -> Double.isNaN(path[i]) ? last : Math.clamp(path[i], low, high));
            return path;
        };
    }
}
