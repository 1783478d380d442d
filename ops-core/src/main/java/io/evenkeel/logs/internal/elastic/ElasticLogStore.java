package io.evenkeel.logs.internal.elastic;

import co.elastic.clients.elasticsearch._types.CommonStatsFlag;
import co.elastic.clients.elasticsearch._types.HealthStatus;
import co.elastic.clients.elasticsearch.cluster.HealthResponse;
import co.elastic.clients.elasticsearch.indices.stats.IndicesStats;
import io.evenkeel.logs.LogLine;
import io.evenkeel.logs.LogQuery;
import io.evenkeel.logs.LogStore;
import io.evenkeel.logs.LogStoreUnavailable;
import io.evenkeel.logs.internal.columns.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lines in Elasticsearch. Nothing of it lies on this server: several may share one cluster. It opens whether the cluster answers or
 * not, and takes lines once it does.
 */
public final class ElasticLogStore implements LogStore {
    private static final Logger LOG = LoggerFactory.getLogger(ElasticLogStore.class);

    private final Cluster cluster;
    private final DayIndices indices;
    private final BulkWriter writer;
    private volatile Optional<String> trouble = Optional.empty();

    private ElasticLogStore(Cluster cluster, DayIndices indices, BulkWriter writer) {
        this.cluster = cluster;
        this.indices = indices;
        this.writer = writer;
    }

    public static ElasticLogStore open(ElasticSettings settings) {
        return open(settings, Thread::sleep);
    }

    static ElasticLogStore open(ElasticSettings settings, BulkWriter.Pause pause) {
        Cluster cluster = new Cluster(settings);
        DayIndices indices = new DayIndices(cluster, settings);
        return new ElasticLogStore(cluster, indices, new BulkWriter(cluster, indices, settings.patience(), pause));
    }

    @Override
    public void append(List<LogLine> lines) {
        writer.write(lines);
    }

    @Override
    public Found find(Search search) {
        var lines = new LineSearch(
                cluster, search.query(), search.span(), search.order(), search.beyond(), new Deadline(search.atMost()));
        List<LogLine> found = new ArrayList<>();
        lines.in(days(search), search.most(), line -> {
            found.add(line);
            return search.most() - found.size();
        });
        return new Found(found, lines.isWhole(), lines.upTo());
    }

    private Collection<String> days(Search search) {
        NavigableMap<LocalDate, String> days = indices.within(search.span());
        boolean newestFirst = search.order() == Order.NEWEST_FIRST;
        if (!search.beyond().equals(Search.NOWHERE)) {
            LocalDate from = search.beyond().at().atZone(ZoneOffset.UTC).toLocalDate();
            days = newestFirst ? days.headMap(from, true) : days.tailMap(from, true);
        }
        return (newestFirst ? days.descendingMap() : days).values();
    }

    @Override
    public Counted count(LogQuery query, Span span, Duration step, Duration atMost) {
        return new LineCount(cluster, query, span, atMost).bySeverity(newestFirst(span), step);
    }

    @Override
    public Templated templates(LogQuery query, Span span, int most, Duration atMost) {
        return new LineCount(cluster, query, span, atMost).byTemplate(newestFirst(span), most);
    }

    private Collection<String> newestFirst(Span span) {
        return indices.within(span).descendingMap().values();
    }

    @Override
    public void forgetBefore(Instant instant) {
        LocalDate day = instant.atZone(ZoneOffset.UTC).toLocalDate();
        indices.forget(List.copyOf(indices.known().headMap(day, false).values()));
    }

    @Override
    public Usage usage() {
        Map<String, IndicesStats> stats = cluster.ask(client -> client.indices()
                .stats(of -> of.index(indices.pattern()).metric(CommonStatsFlag.Docs, CommonStatsFlag.Store))
                .indices());
        long lines = 0;
        long bytes = 0;
        Optional<LocalDate> oldest = Optional.empty();
        for (Map.Entry<String, IndicesStats> each : stats.entrySet()) {
            Optional<LocalDate> day = indices.day(each.getKey());
            if (day.isPresent()) {
                lines += lines(each.getValue());
                bytes += bytes(each.getValue());
                oldest = oldest.filter(day.get()::isAfter).or(() -> day);
            }
        }
        return new Usage(
                lines,
                bytes,
                oldest.map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant()).orElse(Instant.EPOCH));
    }

    private static long lines(IndicesStats index) {
        return index.primaries() == null || index.primaries().docs() == null
                ? 0
                : index.primaries().docs().count();
    }

    /** Copies included. */
    private static long bytes(IndicesStats index) {
        return index.total() == null || index.total().store() == null
                ? 0
                : index.total().store().sizeInBytes();
    }

    @Override
    public void refresh() {
        cluster.ask(client -> client.indices().refresh(refresh -> refresh.index(indices.pattern())));
    }

    @Override
    public Optional<String> trouble() {
        return trouble;
    }

    /** Asks the cluster how it is. Called every few seconds. */
    public void look() {
        Optional<String> now = looked();
        if (now.isPresent() && trouble.isEmpty()) {
            LOG.warn("event=log-store-in-trouble cause=\"{}\"", now.get());
        }
        if (now.isEmpty() && trouble.isPresent()) {
            LOG.info("event=log-store-well address={}", cluster.address());
        }
        trouble = now;
    }

    private Optional<String> looked() {
        try {
            HealthResponse health = cluster.ask(client -> client.cluster().health(of -> of.index(indices.pattern())));
            return health.status() == HealthStatus.Red
                    ? Optional.of("Elasticsearch at " + cluster.address() + " is red: " + health.unassignedShards()
                            + " of the indices of log lines are missing; their lines are neither taken nor found.")
                    : Optional.empty();
        } catch (LogStoreUnavailable e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        cluster.close();
    }
}
