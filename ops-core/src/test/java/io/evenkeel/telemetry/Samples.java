package io.evenkeel.telemetry;

import io.evenkeel.protocol.TimeSeries;
import io.evenkeel.telemetry.internal.LabelTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * Samples that a test writes down, in the notation of Prometheus's rule tests: {@code up{host="a"} 1 1 _ stale 0+10x3} is
 * a sample per step, {@code _} none, {@code _x9} nine times none, {@code stale} the marker, {@code 0+10x3} the four values 0 10 20 30.
 */
public final class Samples implements SampleSource {

    public static final double STALE = Double.longBitsToDouble(0x7ff0000000000002L);

    private static final Pattern LINE = Pattern.compile("([a-zA-Z_:0-9]*)(?:\\{(.*?)})?\\s+(.*)");
    private static final Pattern LABEL = Pattern.compile("\\s*(\\w+)\\s*=\\s*\"([^\"]*)\"\\s*,?");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern GAP = Pattern.compile("_x(\\d+)");
    private static final Pattern RUN = Pattern.compile("(-?[\\d.]+)([+-][\\d.]+)x(\\d+)");

    private final List<MetricStore.Series> series = new ArrayList<>();

    /** Adds series, one a line, whose samples begin at {@code start}. */
    public static Samples every(Duration step, Instant start, String... lines) {
        var samples = new Samples();
        for (String line : lines) {
            samples.add(step, start, line);
        }
        return samples;
    }

    private void add(Duration step, Instant start, String line) {
        Matcher matcher = LINE.matcher(line.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(line);
        }
        var labels = new TreeMap<String, String>();
        if (!matcher.group(1).isEmpty()) {
            labels.put("__name__", matcher.group(1));
        }
        Matcher label = LABEL.matcher(matcher.group(2) == null ? "" : matcher.group(2));
        while (label.find()) {
            labels.put(label.group(1), label.group(2));
        }
        var times = LongStream.builder();
        var values = new ArrayList<Double>();
        long time = start.toEpochMilli();
        for (String word : BLANKS.split(matcher.group(3), -1)) {
            Matcher run = RUN.matcher(word);
            Matcher gap = GAP.matcher(word);
            if (gap.matches()) {
                time += step.toMillis() * Integer.parseInt(gap.group(1));
            } else if (run.matches()) {
                for (int i = 0; i <= Integer.parseInt(run.group(3)); i++) {
                    times.add(time);
                    values.add(Double.parseDouble(run.group(1)) + i * Double.parseDouble(run.group(2)));
                    time += step.toMillis();
                }
            } else {
                if (!word.equals("_")) {
                    times.add(time);
                    values.add(value(word));
                }
                time += step.toMillis();
            }
        }
        series.add(new MetricStore.Series(
                labels,
                times.build().toArray(),
                values.stream().mapToDouble(v -> v).toArray()));
    }

    private static double value(String word) {
        return switch (word) {
            case "stale" -> STALE;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(word);
        };
    }

    public void add(MetricStore.Series one) {
        series.add(one);
    }

    public List<TimeSeries> asRemoteWrite() {
        return series.stream()
                .map(s -> new TimeSeries(
                        s.labels(),
                        LongStream.range(0, s.times().length)
                                .mapToObj(i -> new TimeSeries.Sample(s.times()[(int) i], s.values()[(int) i]))
                                .toList()))
                .toList();
    }

    @Override
    public List<MetricStore.Series> select(List<io.evenkeel.telemetry.Matcher> matchers, Instant from, Instant to) {
        var tests = matchers.stream().map(LabelTest::of).toList();
        return series.stream()
                .filter(s -> tests.stream()
                        .allMatch(t -> t.matches(label(s.labels(), t.matcher().label()))))
                .map(s -> cut(s, from.toEpochMilli(), to.toEpochMilli()))
                .filter(s -> s.times().length > 0)
                .toList();
    }

    private static String label(Map<String, String> labels, String name) {
        return labels.getOrDefault(name, "");
    }

    private static MetricStore.Series cut(MetricStore.Series s, long from, long to) {
        int low = 0;
        while (low < s.times().length && s.times()[low] < from) {
            low++;
        }
        int high = s.times().length;
        while (high > low && s.times()[high - 1] > to) {
            high--;
        }
        return new MetricStore.Series(
                s.labels(), Arrays.copyOfRange(s.times(), low, high), Arrays.copyOfRange(s.values(), low, high));
    }
}
