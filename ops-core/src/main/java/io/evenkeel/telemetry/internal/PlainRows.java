package io.evenkeel.telemetry.internal;

import io.evenkeel.protocol.TimeSeries;
import io.evenkeel.telemetry.Matcher;
import io.evenkeel.telemetry.MetricStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Measurements as one row a sample, in a partition a day. */
@Component
class PlainRows implements MetricStore {

    private static final Logger log = LoggerFactory.getLogger(PlainRows.class);

    private final TransactionTemplate writing;
    private final TransactionTemplate reading;
    private final Partitions partitions;
    private final SampleRows rows;
    private final SeriesRegistry registry;
    private final SeriesLookup lookup;
    private final InstantSource clock;
    private final Bounds bounds;

    /** Writers share it; who forgets series has it alone, so that no sample is stored under a forgotten number. */
    private final ReentrantReadWriteLock numbers = new ReentrantReadWriteLock();

    PlainRows(DataSource database, PlatformTransactionManager transactions, InstantSource clock, Bounds bounds) {
        this.writing = new TransactionTemplate(transactions);
        this.writing.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.reading = new TransactionTemplate(transactions);
        this.clock = clock;
        this.bounds = bounds;
        JdbcClient jdbc = JdbcClient.create(database);
        this.partitions = new Partitions(jdbc, writing);
        this.rows = new SampleRows(new JdbcTemplate(database));
        this.registry = new SeriesRegistry(jdbc, writing, clock, bounds.seriesAltogether());
        this.lookup = new SeriesLookup(jdbc);
    }

    @Override
    public Written write(Source source, List<TimeSeries> batch) {
        numbers.readLock().lock();
        try {
            return store(batch, registry.idsOf(source, batch));
        } finally {
            numbers.readLock().unlock();
        }
    }

    private Written store(List<TimeSeries> batch, int[] ids) {
        int[] order = IntStream.range(0, ids.length)
                .boxed()
                .filter(i -> ids[i] != SeriesRegistry.REFUSED)
                .sorted((a, b) -> Integer.compare(ids[a], ids[b]))
                .mapToInt(i -> i)
                .toArray();
        int count = IntStream.of(order).map(i -> batch.get(i).samples().size()).sum();
        var series = new int[count];
        var times = new long[count];
        var values = new double[count];
        var days = new HashSet<Long>();
        int n = 0;
        for (int i : order) {
            for (TimeSeries.Sample sample : batch.get(i).samples()) {
                series[n] = ids[i];
                times[n] = sample.epochMillis();
                values[n++] = sample.value();
                days.add(Partitions.dayOf(sample.epochMillis()));
            }
        }
        int stored = count == 0 ? 0 : insert(days, series, times, values);
        int refused = ids.length - order.length;
        long refusedSamples = refused == 0
                ? 0
                : batch.stream().mapToLong(s -> s.samples().size()).sum() - count;
        return new Written(stored, count - stored, refusedSamples, refused);
    }

    private int insert(Set<Long> days, int[] series, long[] times, double[] values) {
        partitions.make(days);
        try {
            return insert(series, times, values);
        } catch (DataIntegrityViolationException e) {
            // Another server dropped a partition that this one remembers.
            partitions.forget();
            partitions.make(days);
            return insert(series, times, values);
        }
    }

    private int insert(int[] series, long[] times, double[] values) {
        Integer stored = writing.execute(status -> rows.insert(series, times, values));
        return stored == null ? 0 : stored;
    }

    @Override
    public List<Series> select(List<Matcher> matchers, Instant from, Instant to) {
        var found = reading.execute(status -> {
            Map<Integer, Map<String, String>> labels = lookup.matching(matchers);
            return labels.isEmpty() ? null : rows.read(labels, from.toEpochMilli(), to.toEpochMilli());
        });
        return found == null ? List.of() : found;
    }

    @Override
    public List<Map<String, String>> series(List<List<Matcher>> anyOf, Instant from, Instant to) {
        Map<Integer, Map<String, String>> labels = anyMatching(anyOf);
        return lookup.alive(List.copyOf(labels.keySet()), from.toEpochMilli(), to.toEpochMilli()).stream()
                .map(id -> labels.getOrDefault(id, Map.of()))
                .toList();
    }

    private Map<Integer, Map<String, String>> anyMatching(List<List<Matcher>> anyOf) {
        var labels = new LinkedHashMap<Integer, Map<String, String>>();
        anyOf.forEach(matchers -> labels.putAll(lookup.matching(matchers)));
        return labels;
    }

    @Override
    public SortedSet<String> labelNames(List<List<Matcher>> anyOf) {
        return anyOf.isEmpty()
                ? lookup.names()
                : anyMatching(anyOf).values().stream()
                        .flatMap(labels -> labels.keySet().stream())
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public SortedSet<String> labelValues(String label, List<List<Matcher>> anyOf) {
        return anyOf.isEmpty()
                ? lookup.values(label)
                : anyMatching(anyOf).values().stream()
                        .map(labels -> labels.getOrDefault(label, ""))
                        .filter(value -> !value.isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Makes the partitions of today and tomorrow, and drops what is older than the retention. */
    void keepHouse() {
        Instant now = clock.instant();
        long today = Partitions.dayOf(now.toEpochMilli());
        partitions.make(new HashSet<>(List.of(today, today + 1)));
        Instant oldest = now.minus(bounds.retention());
        List<Long> dropped = partitions.dropBefore(oldest.toEpochMilli());
        if (dropped == null || dropped.isEmpty()) {
            return;
        }
        numbers.writeLock().lock();
        try {
            Integer gone = writing.execute(status -> registry.prune(oldest));
            lookup.forget();
            log.info("event=measurements-expired days={} series={}", dropped.size(), gone);
        } finally {
            numbers.writeLock().unlock();
        }
    }
}
