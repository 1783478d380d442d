package io.evenkeel.telemetry.internal.otlp;

import io.evenkeel.otlp.OtlpRefused;
import io.evenkeel.protocol.TimeSeries;
import io.evenkeel.telemetry.internal.codec.StaleMarker;
import io.evenkeel.telemetry.internal.store.MetricTexts.MetricText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What a request of metrics brings, while it is gathered: samples with the labels of their series, and of which point each is, so
 * that what is not stored can be told in points. Used by one thread.
 */
public final class MetricSeries {
    static final double STALE = StaleMarker.VALUE;
    private static final int MOST_SAMPLES = 100_000;
    private static final int LONGEST_TEXT = 1_024;
    private static final int OF_NO_POINT = -1;

    /** Why a point is not taken. */
    enum Why {
        DIFFERENCES("hold differences instead of totals: set"
                + " OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE=cumulative at the sender"),
        EXPONENTIAL("are exponential histograms, which are not stored: set"
                + " OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION=explicit_bucket_histogram at the sender"),
        BROKEN("are histograms whose counts do not fit their bounds"),
        NO_VALUE("have no value"),
        NO_NAME("are of a metric without a name"),
        LABELS("have more than 63 attributes, or one longer than 1,024 bytes");

        private final String words;

        Why(String words) {
            this.words = words;
        }
    }

    private final List<TimeSeries> samples = new ArrayList<>();
    private final Map<String, MetricText> texts = new LinkedHashMap<>();
    private final Map<Why, Long> whys = new EnumMap<>(Why.class);
    private final BitSet refusedPoints = new BitSet();
    private int[] pointOf = new int[256];
    private long refusedUnread;
    private int point = OF_NO_POINT;
    private long at;
    private long newest = Long.MIN_VALUE;

    void beginResource() {
        newest = Long.MIN_VALUE;
    }

    /** The time of the newest sample of the resource. */
    OptionalLong newest() {
        return newest == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(newest);
    }

    /** The next point; what is added or refused is of it. */
    void point(long epochMillis) {
        point++;
        at = epochMillis;
    }

    void add(Map<String, String> labels, double value) {
        if (samples.size() == MOST_SAMPLES) {
            throw OtlpRefused.tooLarge(
                    "The request has more than %,d samples; send less at once (the exporter's batch size)."
                            .formatted(MOST_SAMPLES));
        }
        if (samples.size() == pointOf.length) {
            pointOf = Arrays.copyOf(pointOf, 2 * pointOf.length);
        }
        pointOf[samples.size()] = point;
        samples.add(new TimeSeries(labels, List.of(new TimeSeries.Sample(at, value))));
        newest = Math.max(newest, at);
    }

    /** A sample of 1 that is of no point. */
    void beside(Map<String, String> labels, long epochMillis) {
        int before = point;
        point = OF_NO_POINT;
        at = epochMillis;
        add(labels, 1);
        point = before;
    }

    /** The point at hand, once. */
    void refuse(Why why) {
        if (!refusedPoints.get(point)) {
            refusedPoints.set(point);
            whys.merge(why, 1L, Long::sum);
        }
    }

    /** Points that were not begun. */
    void refuse(Why why, int points) {
        if (points > 0) {
            refusedUnread += points;
            whys.merge(why, (long) points, Long::sum);
        }
    }

    void tell(String metric, String type, String description, String unit) {
        texts.put(metric, new MetricText(type, cut(description), cut(unit)));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    /** One sample each; the same series may be there more than once. */
    public List<TimeSeries> samples() {
        return List.copyOf(samples);
    }

    public Map<String, MetricText> texts() {
        return texts;
    }

    /** @param notStored places in {@link #samples} */
    public long refusedPoints(BitSet notStored) {
        BitSet points = (BitSet) refusedPoints.clone();
        notStored.stream().filter(place -> pointOf[place] >= 0).forEach(place -> points.set(pointOf[place]));
        return refusedUnread + points.cardinality();
    }

    /** Empty if every point was read. */
    public String sentence() {
        String words = whys.entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey().words)
                .collect(Collectors.joining("; "));
        return words.isEmpty() ? "" : "Not taken of these points: " + words + ".";
    }
}
