package io.evenkeel.telemetry.internal.otlp;

import io.evenkeel.otlp.Attributes;
import io.evenkeel.telemetry.internal.otlp.MetricNames.Kind;
import io.evenkeel.telemetry.internal.otlp.MetricSeries.Why;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.DataPointFlags;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import java.util.List;
import java.util.Map;

/** The series in a request. Used by one thread. */
public final class OtlpMetrics {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final MetricSeries series = new MetricSeries();
    private TargetLabels target = TargetLabels.of(Map.of());
    private Map<String, String> resource = Map.of();
    private String name = "";

    private OtlpMetrics() {}

    /** @throws io.evenkeel.otlp.OtlpRefused for more samples than are taken at once */
    public static MetricSeries of(ExportMetricsServiceRequest request) {
        var reading = new OtlpMetrics();
        request.getResourceMetricsList().forEach(reading::resource);
        return reading.series;
    }

    private void resource(ResourceMetrics metrics) {
        resource = Attributes.of(metrics.getResource().getAttributesList());
        target = TargetLabels.of(resource);
        series.beginResource();
        for (ScopeMetrics scope : metrics.getScopeMetricsList()) {
            scope.getMetricsList().forEach(this::metric);
        }
        series.newest().ifPresent(newest -> target.info(resource).ifPresent(labels -> series.beside(labels, newest)));
    }

    private void metric(Metric metric) {
        switch (metric.getDataCase()) {
            case GAUGE -> numbers(metric, Kind.GAUGE, metric.getGauge().getDataPointsList());
            case SUM -> {
                boolean isCounter = metric.getSum().getIsMonotonic();
                if (isCumulative(metric.getSum().getAggregationTemporality())) {
                    numbers(
                            metric,
                            isCounter ? Kind.COUNTER : Kind.GAUGE,
                            metric.getSum().getDataPointsList());
                } else {
                    series.refuse(Why.DIFFERENCES, metric.getSum().getDataPointsCount());
                }
            }
            case HISTOGRAM -> {
                if (isCumulative(metric.getHistogram().getAggregationTemporality())) {
                    begin(metric, Kind.HISTOGRAM);
                    metric.getHistogram().getDataPointsList().forEach(this::histogram);
                } else {
                    series.refuse(Why.DIFFERENCES, metric.getHistogram().getDataPointsCount());
                }
            }
            case SUMMARY -> {
                begin(metric, Kind.SUMMARY);
                metric.getSummary().getDataPointsList().forEach(this::summary);
            }
            case EXPONENTIAL_HISTOGRAM ->
                series.refuse(Why.EXPONENTIAL, metric.getExponentialHistogram().getDataPointsCount());
            case DATA_NOT_SET -> {}
        }
    }

    private static boolean isCumulative(AggregationTemporality temporality) {
        return temporality == AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE;
    }

    private void begin(Metric metric, Kind kind) {
        name = MetricNames.of(metric.getName(), metric.getUnit(), kind);
        if (!name.isEmpty()) {
            series.tell(
                    name,
                    kind.word(),
                    Attributes.withoutNul(metric.getDescription()),
                    Attributes.withoutNul(metric.getUnit()));
        }
    }

    private void numbers(Metric metric, Kind kind, List<NumberDataPoint> points) {
        begin(metric, kind);
        for (NumberDataPoint point : points) {
            series.point(millis(point.getTimeUnixNano()));
            boolean stale = isMissing(point.getFlags());
            if (!stale && point.getValueCase() == NumberDataPoint.ValueCase.VALUE_NOT_SET) {
                series.refuse(Why.NO_VALUE);
            } else {
                double value = point.hasAsInt() ? point.getAsInt() : point.getAsDouble();
                add("", point.getAttributesList(), Map.of(), stale ? MetricSeries.STALE : value);
            }
        }
    }

    /** Buckets count what is at most their bound, and so all that smaller ones count. */
    private void histogram(HistogramDataPoint point) {
        series.point(millis(point.getTimeUnixNano()));
        int bounds = point.getExplicitBoundsCount();
        boolean stale = isMissing(point.getFlags());
        boolean fits = point.getBucketCountsCount() == bounds + 1 || (point.getBucketCountsCount() == 0 && bounds == 0);
        if (!stale && !fits) {
            series.refuse(Why.BROKEN);
            return;
        }
        List<KeyValue> attributes = point.getAttributesList();
        long sum = 0;
        for (int i = 0; i < bounds; i++) {
            sum += stale ? 0 : point.getBucketCounts(i);
            add("_bucket", attributes, Map.of("le", Numbers.text(point.getExplicitBounds(i))), stale(stale, (double)
                    sum));
        }
        add("_bucket", attributes, Map.of("le", "+Inf"), stale(stale, (double) point.getCount()));
        add("_count", attributes, Map.of(), stale(stale, (double) point.getCount()));
        if (point.hasSum()) {
            add("_sum", attributes, Map.of(), stale(stale, point.getSum()));
        }
    }

    private void summary(SummaryDataPoint point) {
        series.point(millis(point.getTimeUnixNano()));
        boolean stale = isMissing(point.getFlags());
        List<KeyValue> attributes = point.getAttributesList();
        for (SummaryDataPoint.ValueAtQuantile each : point.getQuantileValuesList()) {
            Map<String, String> quantile = Map.of("quantile", Numbers.text(each.getQuantile()));
            add("", attributes, quantile, stale(stale, each.getValue()));
        }
        add("_count", attributes, Map.of(), stale(stale, (double) point.getCount()));
        add("_sum", attributes, Map.of(), stale(stale, point.getSum()));
    }

    private static double stale(boolean stale, double value) {
        return stale ? MetricSeries.STALE : value;
    }

    private static boolean isMissing(int flags) {
        return (flags & DataPointFlags.DATA_POINT_FLAGS_NO_RECORDED_VALUE_MASK_VALUE) != 0;
    }

    private static long millis(long unixNano) {
        return Long.divideUnsigned(unixNano, NANOS_PER_MILLI);
    }

    private void add(String behind, List<KeyValue> attributes, Map<String, String> own, double value) {
        if (name.isEmpty()) {
            series.refuse(Why.NO_NAME);
            return;
        }
        Map<String, String> all = Attributes.of(attributes);
        all.putAll(own);
        target.of(name + behind, all)
                .ifPresentOrElse(labels -> series.add(labels, value), () -> series.refuse(Why.LABELS));
    }
}
