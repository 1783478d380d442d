package io.evenkeel.agent;

import io.evenkeel.protocol.FollowedLogs;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the agent counts about itself, for {@code /metrics} and, in part, for the server. Exemplars are off everywhere: they
 * need prometheus-metrics-tracer-initializer, which the pom leaves out.
 */
final class OwnMetrics {

    private static final String SENT = "evenkeel_agent_samples_sent_total";
    private static final String DROPPED = "evenkeel_agent_samples_dropped_total";
    private static final String REFUSED = "evenkeel_agent_samples_refused_total";
    private static final String BUFFERED = "evenkeel_agent_samples_buffered";
    private static final String BACKLOG_BYTES = "evenkeel_agent_backlog_bytes";
    private static final String TORN = "evenkeel_agent_spool_torn_records_total";
    private static final String LOG_LINES_SENT = "evenkeel_agent_log_lines_sent_total";
    private static final String LOG_LINES_REFUSED = "evenkeel_agent_log_lines_refused_total";
    private static final String LOG_BYTES_WAITING = "evenkeel_agent_log_bytes_waiting";
    private static final String LOG_BYTES_DROPPED = "evenkeel_agent_log_bytes_dropped_total";
    private static final String LOG_PROBLEMS = "evenkeel_agent_log_problems";
    private static final String SOURCE_ERRORS = "evenkeel_agent_source_errors_total";

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter sent = counter(SENT, "Samples that the server took.");
    private final Counter refused = counter(REFUSED, "Samples given up because the server refused them.");
    private final Counter sourceErrors = Counter.builder()
            .name(SOURCE_ERRORS)
            .help("Looks at a source that failed or found something broken.")
            .labelNames("source")
            .withoutExemplars()
            .register(registry);
    private final Histogram pushSeconds = Histogram.builder()
            .name("evenkeel_agent_push_duration_seconds")
            .help("Duration of requests that push measurements, whatever their answer.")
            .classicOnly()
            .classicUpperBounds(0.005, 0.02, 0.1, 0.5, 2, 10)
            .withoutExemplars()
            .register(registry);
    private final Counter logLinesSent = counter(LOG_LINES_SENT, "Lines of followed logs that the server took.");
    private final Counter logLinesRefused =
            counter(LOG_LINES_REFUSED, "Lines of followed logs given up because the server refused them.");
    private volatile Optional<Supplier<FollowedLogs>> logs = Optional.empty();
    private final Backlog backlog;
    private final List<String> sources;

    OwnMetrics(Backlog backlog, List<String> sources) {
        this.backlog = backlog;
        this.sources = List.copyOf(sources);
        GaugeWithCallback.builder()
                .name(BUFFERED)
                .help("Samples that wait to be sent.")
                .callback(gauge -> gauge.call((double) backlog.samples()))
                .register(registry);
        CounterWithCallback.builder()
                .name(DROPPED)
                .help("Samples given up because too many waited to be sent.")
                .callback(counter -> counter.call((double) backlog.droppedSamples()))
                .register(registry);
        GaugeWithCallback.builder()
                .name(BACKLOG_BYTES)
                .help("Bytes that wait to be sent.")
                .callback(gauge -> gauge.call((double) backlog.bytes()))
                .register(registry);
        CounterWithCallback.builder()
                .name(TORN)
                .help("Records of the spool that were found broken.")
                .callback(counter -> counter.call((double) backlog.tornRecords()))
                .register(registry);
        sources.forEach(sourceErrors::initLabelValues);
    }

    private Counter counter(String name, String help) {
        return Counter.builder().name(name).help(help).withoutExemplars().register(registry);
    }

    PrometheusRegistry registry() {
        return registry;
    }

    void sent(int samples) {
        sent.inc(samples);
    }

    void refused(int samples) {
        refused.inc(samples);
    }

    void sourceError(String source) {
        sourceErrors.labelValues(source).inc();
    }

    void logLinesSent(int lines) {
        logLinesSent.inc(lines);
    }

    void logLinesRefused(int lines) {
        logLinesRefused.inc(lines);
    }

    /** Logs are followed from now on; called once. */
    void follow(Supplier<FollowedLogs> status) {
        logs = Optional.of(status);
        GaugeWithCallback.builder()
                .name(LOG_BYTES_WAITING)
                .help("Bytes of followed files that the server does not have yet.")
                .callback(gauge -> gauge.call((double) status.get().waitingBytes()))
                .register(registry);
        CounterWithCallback.builder()
                .name(LOG_BYTES_DROPPED)
                .help("Bytes of followed files that went before the server had them.")
                .callback(counter -> counter.call((double) status.get().droppedBytes()))
                .register(registry);
        GaugeWithCallback.builder()
                .name(LOG_PROBLEMS)
                .help("Files and folders of logs that can't be followed.")
                .callback(gauge -> gauge.call((double) status.get().problems().size()))
                .register(registry);
    }

    private void look(FollowedLogs followed, Findings.Gathering found) {
        found.add(LOG_LINES_SENT, logLinesSent.get());
        found.add(LOG_LINES_REFUSED, logLinesRefused.get());
        found.add(LOG_BYTES_WAITING, (double) followed.waitingBytes());
        found.add(LOG_BYTES_DROPPED, (double) followed.droppedBytes());
        found.add(LOG_PROBLEMS, (double) followed.problems().size());
    }

    void pushed(Duration took) {
        pushSeconds.observe(took.toNanos() / 1e9);
    }

    /** What the server should know too: whether something on the agent is broken or lost. */
    Findings look() {
        var found = new Findings.Gathering();
        found.add(SENT, sent.get());
        found.add(DROPPED, (double) backlog.droppedSamples());
        found.add(REFUSED, refused.get());
        found.add(BUFFERED, (double) backlog.samples());
        found.add(BACKLOG_BYTES, (double) backlog.bytes());
        found.add(TORN, (double) backlog.tornRecords());
        sources.forEach(source -> found.add(
                SOURCE_ERRORS,
                "source",
                source,
                sourceErrors.labelValues(source).get()));
        logs.ifPresent(status -> look(status.get(), found));
        return found.done();
    }
}
