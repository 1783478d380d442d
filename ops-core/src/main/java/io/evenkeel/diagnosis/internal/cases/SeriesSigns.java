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

    private record Cut(String component, String metric, double[] normal, double[] after, long[] times) {}

    private Cut cut(Series series) {
        List<Point> points = series.points().stream()
                .filter(point -> Double.isFinite(point.value()) && point.time() >= asked.normalFrom())
                .sorted(Comparator.comparingLong(Point::time))
                .toList();
        points = points.subList(Math.max(0, points.size() - MOST_POINTS), points.size());
        points = isCounter(points) ? rates(points) : points;
        double[] normal = points.stream()
                .filter(point -> point.time() <= asked.normalTo())
                .mapToDouble(Point::value)
                .toArray();
        List<Point> after =
                points.stream().filter(point -> point.time() > asked.normalTo()).toList();
        return new Cut(
                series.component(),
                series.metric(),
                normal,
                after.stream().mapToDouble(Point::value).toArray(),
                after.stream().mapToLong(Point::time).toArray());
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
        double most = Math.max(Arrays.stream(cut.after).map(Math::abs).max().orElse(0), 1e-9);
        double spread = Math.max(
                Math.max(Robust.spread(cut.normal), 0.05 * most),
                SMALLEST_SHARE * Math.max(Math.abs(middle), levels.getOrDefault(cut.metric, 0.0)));
        Run run = run(cut.after, 0, cut.after.length, middle, spread, cut.metric);
        int length = Math.min(cut.after.length, cut.normal.length / 2);
        int step = Math.max(1, length / 2);
        double[] before = new double[Math.max(0, (cut.normal.length - length) / step + 1)];
        for (int i = 0; i < before.length; i++) {
            before[i] = Robust.strength(run(cut.normal, i * step, i * step + length, middle, spread, cut.metric).score);
        }
        double moved = run.mean - middle;
        String text = "%s: %.4g where %.4g ± %.2g is usual (%.1f robust deviations)"
                .formatted(cut.metric, run.mean, middle, spread, run.score);
        Sign sign = Sign.of(
                cut.component,
                SignClass.ofMetric(cut.metric),
                cut.metric,
                Robust.strength(run.score),
                moved,
                cut.times[Math.clamp(run.from, 0, cut.times.length - 1)],
                text);
        return new Scanned(sign, before);
    }

    private record Run(int from, double score, double mean) {}

    /** The stretch whose sum of deviations, over the root of its length, is the largest; what is good news counts half. */
    private static Run run(double[] values, int from, int to, double middle, double spread, String metric) {
        boolean fallIsBad = SignClass.isGoodWhenHigh(metric);
        boolean either =
                SignClass.ofMetric(metric) == SignClass.TRAFFIC || SignClass.ofMetric(metric) == SignClass.OTHER;
        Run best = new Run(from, 0, middle);
        for (int begin = from; begin < to; begin++) {
            double sum = 0;
            for (int end = begin; end < Math.min(to, begin + 60); end++) {
                sum += (values[end] - middle) / spread;
                int count = end - begin + 1;
                boolean bad = either || sum < 0 == fallIsBad;
                double score = Math.abs(sum) / Math.sqrt(count) * (bad ? 1 : 0.5);
                if (score > best.score) {
                    best = new Run(begin, score, middle + sum / count * spread);
                }
            }
        }
        return best;
    }
}
