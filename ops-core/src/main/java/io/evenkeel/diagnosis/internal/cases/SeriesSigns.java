package io.evenkeel.diagnosis.internal.cases;

import io.evenkeel.diagnosis.RecordedCase;
import io.evenkeel.diagnosis.RecordedCase.Point;
import io.evenkeel.diagnosis.RecordedCase.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the measurements say: each against its own median and spread in the normal time, over the run of values that deviates most
 * (a scan statistic, Kulldorff 1997).
 */
final class SeriesSigns {
    private static final int FEWEST_NORMAL = 5;
    private static final int MOST_POINTS = 20_000;
    /** A movement of less than this share of the level says nothing, however calm the series was. */
    private static final double SMALLEST_SHARE = 0.03;
    /** The same for shares of failures, of all. */
    private static final double SMALLEST_OF_SHARES = 0.002;

    /** Of a longer window, neighbours are averaged: the scan takes the square of it. */
    private static final int MOST_AFTER = 120;

    private static final double WHOLE_WINDOW = 0.3;
    /** The rest is mostly as it usually is, so that its mean is known better than from its few values. */
    private static final double REST_COUNTS = 0.3;

    private static final double GOOD_NEWS = 0.3;

    private final RecordedCase asked;
    private final Map<String, Double> levels = new HashMap<>();

    SeriesSigns(RecordedCase asked) {
        this.asked = asked;
    }

    /** A sign of a series with the strengths that stretches of its normal time would have had. */
    record Scanned(Sign sign, double[] before) {}

    List<Scanned> scan() {
        List<Cut> cuts = asked.series().stream()
                .map(this::cut)
                .filter(cut -> cut.normal.length >= FEWEST_NORMAL && cut.after.length > 0)
                .toList();
        levels(cuts);
        List<Scanned> found = new ArrayList<>();
        for (Cut cut : cuts) {
            found.add(scan(cut));
        }
        return found;
    }

    private record Cut(String component, String metric, boolean share, double[] normal, double[] after, long[] times) {}

    private Cut cut(Series series) {
        List<Point> points = series.points().stream()
                .filter(point -> Double.isFinite(point.value()) && point.time() >= asked.normalFrom())
                .sorted(Comparator.comparingLong(Point::time))
                .toList();
        points = points.subList(Math.max(0, points.size() - MOST_POINTS), points.size());
        points = isCounter(points) ? rates(points) : points;
        boolean share = SignClass.isShareOfGood(series.metric())
                && points.stream().allMatch(point -> point.value() >= 0 && point.value() <= 100.001);
        points = share ? failing(points) : points;
        List<Point> before = points.stream()
                .filter(point -> point.time() <= asked.normalTo())
                .toList();
        List<Point> after =
                points.stream().filter(point -> point.time() > asked.normalTo()).toList();
        int together = (after.size() + MOST_AFTER - 1) / MOST_AFTER;
        after = averaged(after, together);
        return new Cut(
                series.component(),
                series.metric(),
                share,
                values(averaged(before, together)),
                values(after),
                after.stream().mapToLong(Point::time).toArray());
    }

    private static double[] values(List<Point> points) {
        return points.stream().mapToDouble(Point::value).toArray();
    }

    private static List<Point> averaged(List<Point> points, int together) {
        if (together <= 1) {
            return points;
        }
        List<Point> averages = new ArrayList<>();
        for (int i = 0; i < points.size(); i += together) {
            List<Point> some = points.subList(i, Math.min(points.size(), i + together));
            averages.add(new Point(
                    some.getFirst().time(),
                    some.stream().mapToDouble(Point::value).average().orElseThrow()));
        }
        return averages;
    }

    /** From "99.5 % are good" to "0.005 are not": what matters is how many fail, not by how much fewer succeed. */
    private static List<Point> failing(List<Point> points) {
        double all = points.stream().mapToDouble(Point::value).max().orElse(0) > 1.001 ? 100 : 1;
        return points.stream()
                .map(point -> new Point(point.time(), Math.max(0, 1 - point.value() / all)))
                .toList();
    }

    private static boolean isCounter(List<Point> points) {
        if (points.size() < 8 || points.getFirst().value() < 0) {
            return false;
        }
        int rises = 0;
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).value() < points.get(i - 1).value()) {
                return false;
            }
            rises += points.get(i).value() > points.get(i - 1).value() ? 1 : 0;
        }
        return rises * 4 > points.size() * 3;
    }

    private static List<Point> rates(List<Point> points) {
        List<Point> rates = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            long time = points.get(i).time();
            double seconds = Math.max(1, (time - points.get(i - 1).time()) / 1000.0);
            rates.add(new Point(time, (points.get(i).value() - points.get(i - 1).value()) / seconds));
        }
        return rates;
    }

    private void levels(List<Cut> cuts) {
        Map<String, List<Double>> by = new HashMap<>();
        for (Cut cut : cuts) {
            by.computeIfAbsent(cut.metric, _ -> new ArrayList<>()).add(Math.abs(Robust.median(cut.normal)));
        }
        by.forEach((metric, all) -> levels.put(
                metric,
                Robust.median(all.stream().mapToDouble(Double::doubleValue).toArray())));
    }

    private Scanned scan(Cut cut) {
        double middle = Robust.median(cut.normal);
        double spread = spread(cut, middle);
        Run run = run(cut.after, middle, spread, cut);
        int length = Math.min(cut.after.length, cut.normal.length / 2);
        int step = Math.max(1, length / 2);
        double[] before = new double[Math.max(0, (cut.normal.length - length) / step + 1)];
        for (int i = 0; i < before.length; i++) {
            double[] stretch = Arrays.copyOfRange(cut.normal, i * step, i * step + length);
            before[i] = Robust.strength(run(stretch, middle, spread, cut).score);
        }
        String text = "%s: %.4g where %.4g ± %.2g is usual (%.1f robust deviations)"
                .formatted(
                        cut.share ? cut.metric + ", share that fails" : cut.metric,
                        run.mean,
                        middle,
                        spread,
                        run.score);
        Sign sign = Sign.of(
                        cut.component,
                        SignClass.ofMetric(cut.metric),
                        cut.metric,
                        Robust.strength(run.score),
                        run.mean - middle,
                        cut.times[run.from],
                        text)
                .until(cut.times[run.to]);
        return new Scanned(sign, before);
    }

    private double spread(Cut cut, double middle) {
        double most = Math.max(Arrays.stream(cut.after).map(Math::abs).max().orElse(0), 1e-9);
        double smallest = cut.share
                ? SMALLEST_OF_SHARES
                : SMALLEST_SHARE * Math.max(Math.abs(middle), levels.getOrDefault(cut.metric, 0.0));
        return Math.max(Math.max(Robust.spread(cut.normal), 0.05 * Math.max(most, Math.abs(middle))), smallest);
    }

    private record Run(int from, int to, double score, double mean) {}

    /**
     * The stretch that deviates most, both from the normal time and from the rest of the same window: what was so already when the
     * window began is a difference between then and now, not a trouble that began. What is good news counts less.
     */
    private static Run run(double[] values, double middle, double spread, Cut cut) {
        String metric = cut.metric;
        boolean fallIsBad = !cut.share && SignClass.isGoodWhenHigh(metric);
        boolean either =
                SignClass.ofMetric(metric) == SignClass.TRAFFIC || SignClass.ofMetric(metric) == SignClass.OTHER;
        double total = 0;
        for (double value : values) {
            total += (value - middle) / spread;
        }
        Run best = new Run(0, 0, 0, middle);
        for (int begin = 0; begin < values.length; begin++) {
            double sum = 0;
            for (int end = begin; end < values.length; end++) {
                sum += (values[end] - middle) / spread;
                int count = end - begin + 1;
                boolean bad = either || sum < 0 == fallIsBad;
                double score = contrast(sum, count, total - sum, values.length - count) * (bad ? 1 : GOOD_NEWS);
                if (score > best.score) {
                    best = new Run(begin, end, score, middle + sum / count * spread);
                }
            }
        }
        return best;
    }

    /** The smaller of both differences; without a rest, a part of the one to the normal time. */
    private static double contrast(double sum, int count, double rest, int others) {
        double fromNormal = Math.abs(sum) / Math.sqrt(count);
        if (others == 0) {
            return WHOLE_WINDOW * fromNormal;
        }
        double apart = (sum / count - rest / others) / Math.sqrt(1.0 / count + REST_COUNTS / others);
        return Math.min(fromNormal, Math.max(0, apart * Math.signum(sum)));
    }
}
