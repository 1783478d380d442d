package io.evenkeel.telemetry.internal.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.otlp.OtlpRefused;
import io.evenkeel.protocol.TimeSeries;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OtlpMetricsTest {
    private static final long AT = 1_761_000_000_000L;
    private static final BitSet ALL_STORED = new BitSet();

    private static KeyValue attribute(String name, String value) {
        return KeyValue.newBuilder()
                .setKey(name)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    private static NumberDataPoint.Builder at() {
        return NumberDataPoint.newBuilder().setTimeUnixNano(AT * 1_000_000);
    }

    private static MetricSeries read(List<KeyValue> resource, Metric.Builder... metrics) {
        var scope = ScopeMetrics.newBuilder();
        for (Metric.Builder metric : metrics) {
            scope.addMetrics(metric);
        }
        var all = ResourceMetrics.newBuilder().addScopeMetrics(scope);
        resource.forEach(each -> all.getResourceBuilder().addAttributes(each));
        return OtlpMetrics.of(
                ExportMetricsServiceRequest.newBuilder().addResourceMetrics(all).build());
    }

    /** As Prometheus writes series, with the value behind. */
    private static Map<String, Double> told(MetricSeries read) {
        return read.samples().stream().collect(Collectors.toMap(OtlpMetricsTest::name, series -> {
            assertThat(series.samples().getFirst().epochMillis()).isEqualTo(AT);
            return series.samples().getFirst().value();
        }));
    }

    private static String name(TimeSeries series) {
        var labels = new TreeMap<>(series.labels());
        String metric = labels.remove("__name__");
        return metric + labels;
    }

    private static Metric.Builder counter(String name, AggregationTemporality temporality, double value) {
        Metric.Builder metric = Metric.newBuilder().setName(name).setDescription("Help.");
        metric.getSumBuilder()
                .setIsMonotonic(true)
                .setAggregationTemporality(temporality)
                .addDataPoints(at().setAsDouble(value).addAttributes(attribute("http.method", "GET")));
        return metric;
    }

    @Test
    void aCounterHasItsTargetsLabels() {
        MetricSeries read = read(
                List.of(
                        attribute("service.namespace", "web"),
                        attribute("service.name", "shop"),
                        attribute("service.instance.id", "i-1"),
                        attribute("host.name", "h1"),
                        attribute("telemetry.sdk.name", "opentelemetry")),
                counter("requests", AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE, 7));

        assertThat(told(read))
                .isEqualTo(Map.of(
                        "requests_total{host=h1, http_method=GET, instance=i-1, job=web/shop}",
                        7.0,
                        "target_info{host=h1, host_name=h1, instance=i-1, job=web/shop, telemetry_sdk_name=opentelemetry}",
                        1.0));
        assertThat(read.texts().get("requests_total").type()).isEqualTo("counter");
        assertThat(read.texts().get("requests_total").help()).isEqualTo("Help.");
        assertThat(read.sentence()).isEmpty();
        assertThat(read.refusedPoints(ALL_STORED)).isZero();
    }

    @Test
    void aSumThatMayFallIsAGauge() {
        Metric.Builder metric = Metric.newBuilder().setName("queue").setUnit("{item}");
        metric.getSumBuilder()
                .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE)
                .addDataPoints(at().setAsInt(-3));

        assertThat(told(read(List.of(), metric))).isEqualTo(Map.of("queue{}", -3.0));
    }

    @Test
    void differencesAreRefusedWithWhatToDo() {
        MetricSeries read = read(
                List.of(),
                counter("requests", AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA, 7),
                counter("others", AggregationTemporality.AGGREGATION_TEMPORALITY_UNSPECIFIED, 7));

        assertThat(read.samples()).isEmpty();
        assertThat(read.refusedPoints(ALL_STORED)).isEqualTo(2);
        assertThat(read.sentence())
                .isEqualTo("Not taken of these points: 2 hold differences instead of totals: set"
                        + " OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE=cumulative at the sender.");
    }

    private static Metric.Builder histogram(HistogramDataPoint.Builder point) {
        Metric.Builder metric = Metric.newBuilder().setName("took").setUnit("s");
        metric.getHistogramBuilder()
                .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE)
                .addDataPoints(point.setTimeUnixNano(AT * 1_000_000));
        return metric;
    }

    @Test
    void aHistogramsBucketsAddUp() {
        MetricSeries read = read(
                List.of(),
                histogram(HistogramDataPoint.newBuilder()
                        .addAllExplicitBounds(List.of(0.005, 1.0, 10.0))
                        .addAllBucketCounts(List.of(1L, 2L, 0L, 4L))
                        .setCount(7)
                        .setSum(55.5)));

        assertThat(told(read))
                .isEqualTo(Map.of(
                        "took_seconds_bucket{le=0.005}", 1.0,
                        "took_seconds_bucket{le=1}", 3.0,
                        "took_seconds_bucket{le=10}", 3.0,
                        "took_seconds_bucket{le=+Inf}", 7.0,
                        "took_seconds_count{}", 7.0,
                        "took_seconds_sum{}", 55.5));
        assertThat(read.texts().get("took_seconds").type()).isEqualTo("histogram");
    }

    @Test
    void brokenAndExponentialHistogramsAreCountedAsRefused() {
        Metric.Builder exponential = Metric.newBuilder().setName("e");
        exponential
                .getExponentialHistogramBuilder()
                .addDataPoints(ExponentialHistogramDataPoint.getDefaultInstance())
                .addDataPoints(ExponentialHistogramDataPoint.getDefaultInstance());
        MetricSeries read = read(
                List.of(),
                histogram(HistogramDataPoint.newBuilder().addExplicitBounds(1).addBucketCounts(1)),
                exponential);

        assertThat(read.samples()).isEmpty();
        assertThat(read.refusedPoints(ALL_STORED)).isEqualTo(3);
        assertThat(read.sentence())
                .contains("2 are exponential histograms")
                .contains("1 are histograms whose counts do not fit");
    }

    @Test
    void aSummaryHasItsQuantiles() {
        Metric.Builder metric = Metric.newBuilder().setName("gc").setUnit("ms");
        metric.getSummaryBuilder()
                .addDataPoints(SummaryDataPoint.newBuilder()
                        .setTimeUnixNano(AT * 1_000_000)
                        .setCount(2)
                        .setSum(30)
                        .addQuantileValues(SummaryDataPoint.ValueAtQuantile.newBuilder()
                                .setQuantile(0.99)
                                .setValue(20)));

        assertThat(told(read(List.of(), metric)))
                .isEqualTo(Map.of(
                        "gc_milliseconds{quantile=0.99}", 20.0,
                        "gc_milliseconds_count{}", 2.0,
                        "gc_milliseconds_sum{}", 30.0));
    }

    @Test
    void aPointWithoutRecordedValueEndsItsSeries() {
        Metric.Builder metric = Metric.newBuilder().setName("g");
        metric.getGaugeBuilder().addDataPoints(at().setFlags(1)).addDataPoints(at());
        MetricSeries read = read(List.of(), metric);

        assertThat(Double.doubleToRawLongBits(
                        read.samples().getFirst().samples().getFirst().value()))
                .isEqualTo(0x7ff0000000000002L);
        assertThat(read.refusedPoints(ALL_STORED)).isEqualTo(1);
        assertThat(read.sentence()).contains("1 have no value");
    }

    /** An attribute can't take the name of the metric, nor a label too long the index. */
    @Test
    void hostileAttributesDoNoHarm() {
        Metric.Builder metric = Metric.newBuilder().setName("g");
        metric.getGaugeBuilder()
                .addDataPoints(at().setAsInt(1)
                        .addAttributes(attribute("__name__", "up"))
                        .addAttributes(attribute("a.b", "1"))
                        .addAttributes(attribute("a_b", "2")))
                .addDataPoints(at().setAsInt(1).addAttributes(attribute("long", "x".repeat(2000))));
        MetricSeries read = read(
                List.of(attribute("service.name", "s"), attribute("process.command_args", "y".repeat(5000))), metric);

        assertThat(told(read).keySet())
                .contains("g{a_b=1;2, job=s, key__name__=up}")
                .anyMatch(name -> name.startsWith("target_info{job=s, process_command_args=yyy"))
                .hasSize(2);
        assertThat(read.refusedPoints(ALL_STORED)).isEqualTo(1);
    }

    /** Six samples of one point that are not stored are one point that is refused; target_info is none. */
    @Test
    void whatIsNotStoredIsToldInPoints() {
        MetricSeries read = read(
                List.of(attribute("service.name", "s"), attribute("a", "b")),
                histogram(HistogramDataPoint.newBuilder()
                        .addAllExplicitBounds(List.of(1.0, 2.0))
                        .addAllBucketCounts(List.of(1L, 1L, 1L))
                        .setCount(3)),
                counter("c", AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE, 1));
        var none = new BitSet();
        none.set(0, read.samples().size());

        assertThat(read.samples()).hasSize(6);
        assertThat(read.refusedPoints(none)).isEqualTo(2);
    }

    @Test
    void tooManySamplesAreRefusedAsAWhole() {
        Metric.Builder metric = Metric.newBuilder().setName("g");
        NumberDataPoint point = at().setAsInt(1).build();
        for (int i = 0; i <= 100_000; i++) {
            metric.getGaugeBuilder().addDataPoints(point);
        }
        assertThatThrownBy(() -> read(List.of(), metric))
                .isInstanceOf(OtlpRefused.class)
                .hasMessageContaining("more than 100,000 samples");
    }
}
