package io.evenkeel.telemetry.internal.store;

import io.evenkeel.protocol.TimeSeries;
import io.evenkeel.telemetry.Matcher;
import io.evenkeel.telemetry.MetricStore;
import io.evenkeel.telemetry.internal.Bounds;
import io.evenkeel.telemetry.internal.codec.Columns;
import io.evenkeel.telemetry.internal.store.Reading.Span;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** Measurements as compressed runs in PostgreSQL. */
@Component
public class ChunkStore implements MetricStore, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ChunkStore.class);

    /** Unpacked rows of the log that are kept in memory: 20 bytes a sample. */
    private static final long MOST_IN_TAIL = 2_000_000;

    private final Transactions transactions;
    private final LogWriter writer;
    private final Reading reading;
    private final Alive alive;
    private final SeriesRegistry registry;
    private final SeriesLookup lookup;
    private final Upkeep upkeep;
    private final Retention retention;
    private final StorageUse use;
    private final MetricTexts texts;
    private final InstantSource clock;
    private final AtomicLong generation = new AtomicLong();

    /** Writers share it; who forgets series has it alone, so that no sample is stored under a forgotten number. */
    private final ReentrantReadWriteLock numbers = new ReentrantReadWriteLock();

    ChunkStore(DataSource database, PlatformTransactionManager manager, InstantSource clock, Bounds bounds) {
        this.clock = clock;
        this.transactions = new Transactions(database, manager);
        var tail = new Tail(MOST_IN_TAIL);
        var slots = new LogSlots(tail, clock);
        var backlog = new Backlog(bounds.foldAt(), bounds.mostUnfolded());
        this.reading = new Reading(slots);
        this.alive = new Alive(slots);
        this.registry = new SeriesRegistry(transactions, clock, bounds.seriesAltogether());
        this.lookup = new SeriesLookup(transactions.client());
        this.retention = new Retention(transactions, bounds);
        this.use = new StorageUse(transactions, slots, retention, clock);
        this.texts = new MetricTexts(transactions);
        this.upkeep = new Upkeep(transactions, slots, tail, backlog, this::forgetSeries, retention, clock);
        backlog.onFull(upkeep::foldSoon);
        this.writer = new LogWriter(transactions, slots, tail, backlog);
    }

    public Upkeep upkeep() {
        return upkeep;
    }

    public Retention retention() {
        return retention;
    }

    public StorageUse.Use use() {
        return use.measured();
    }

    public MetricTexts texts() {
        return texts;
    }

    @Override
    public Written write(Source source, List<TimeSeries> batch) {
        return writing(() -> {
            int[] ids = idsOf(source, batch);
            var samples = new Columns(
                    batch.stream().mapToInt(one -> one.samples().size()).sum());
            long refusedSamples = 0;
            int refusedSeries = 0;
            for (int i = 0; i < ids.length; i++) {
                if (ids[i] == SeriesRegistry.REFUSED) {
                    refusedSeries++;
                    refusedSamples += batch.get(i).samples().size();
                } else {
                    for (TimeSeries.Sample sample : batch.get(i).samples()) {
                        samples.add(ids[i], sample.epochMillis(), sample.value());
                    }
                }
            }
            append(samples);
            return new Written(samples.count(), refusedSamples, refusedSeries);
        });
    }

    /** While it runs, no series is forgotten. */
    public <T> T writing(Supplier<T> work) {
        numbers.readLock().lock();
        try {
            return work.get();
        } finally {
            numbers.readLock().unlock();
        }
    }

    /**
     * The number of each series of the batch, in its order; below zero for a new one beyond a bound. Valid within
     * {@link #writing}, and as long as {@link #generation} stays the same.
     */
    public int[] idsOf(Source source, List<TimeSeries> batch) {
        return registry.idsOf(source, batch);
    }

    /** Returns when the samples are committed. */
    public void append(Columns samples) {
        if (samples.count() > 0) {
            writer.append(samples);
        }
    }

    /** Changes when series were forgotten: numbers that somebody remembers are void then. */
    public long generation() {
        return generation.get();
    }

    @Override
    public List<Series> select(List<Matcher> matchers, Instant from, Instant to) {
        long oldestRaw = oldestRaw();
        return read(matchers, new Span(from.toEpochMilli(), to.toEpochMilli()), oldestRaw);
    }

    @Override
    public List<Series> selectNewest(List<Matcher> matchers, Instant from, Instant to) {
        long start = Windows.dayOf(Math.max(oldestRaw(), from.toEpochMilli()));
        long firstNotRolled = transactions.read(connection -> RollingUp.firstNotRolled(connection, start));
        return read(matchers, new Span(from.toEpochMilli(), to.toEpochMilli()), firstNotRolled * Windows.DAY);
    }

    /** @param rawFrom before it, points of roll-ups are handed out */
    private List<Series> read(List<Matcher> matchers, Span span, long rawFrom) {
        return transactions.read(connection -> {
            Map<Integer, Map<String, String>> labels = lookup.matching(matchers);
            return labels.isEmpty()
                    ? List.of()
                    : reading.read(
                            connection,
                            labels,
                            new Span(Math.max(span.from(), rawFrom), span.to()),
                            new Span(span.from(), Math.min(span.to(), rawFrom - 1)));
        });
    }

    /** The beginning of the oldest day that no retention drops. */
    private long oldestRaw() {
        return Windows.dayOf(clock.instant().minus(retention.current()).toEpochMilli()) * Windows.DAY;
    }

    @Override
    public List<Map<String, String>> series(List<List<Matcher>> anyOf, Instant from, Instant to) {
        return transactions.read(connection -> {
            Map<Integer, Map<String, String>> labels = anyMatching(anyOf);
            var span = new Span(from.toEpochMilli(), to.toEpochMilli());
            return alive.of(connection, labels.keySet(), span).stream()
                    .map(id -> labels.getOrDefault(id, Map.of()))
                    .toList();
        });
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

    private void forgetSeries(Instant madeBefore) {
        numbers.writeLock().lock();
        try {
            int gone = transactions.alone(connection -> {
                var without = lookup.withoutChunks(madeBefore);
                without.removeAll(alive.of(connection, without, new Span(oldestRaw(), Long.MAX_VALUE / 2)));
                return registry.forget(without);
            });
            lookup.forget();
            generation.incrementAndGet();
            log.info("event=series-forgotten series={}", gone);
        } finally {
            numbers.writeLock().unlock();
        }
    }

    /** Stores what waits, then ends. */
    @Override
    public void close() {
        writer.close();
        upkeep.close();
    }
}
