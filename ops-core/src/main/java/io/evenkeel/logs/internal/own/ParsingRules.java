package io.evenkeel.logs.internal.own;

import io.evenkeel.logs.internal.parse.ExpressionError;
import io.evenkeel.logs.internal.parse.Masks;
import io.evenkeel.logs.internal.parse.OwnMask;
import io.evenkeel.logs.internal.parse.OwnParser;
import io.evenkeel.logs.internal.parse.OwnParsers;
import io.evenkeel.logs.internal.parse.OwnRules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The own parsers and masks that hold now: read again when this server writes one, and every few seconds while lines come, since
 * another server may have written one. Until they were read once no line is taken, so that none is kept unmasked. Thread-safe.
 */
@Component
public class ParsingRules {
    private static final Logger LOG = LoggerFactory.getLogger(ParsingRules.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final ParsingRows rows;
    private final InstantSource clock;
    private final ReentrantLock reading = new ReentrantLock();
    private final Map<String, LongAdder> parsed = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> masked = new ConcurrentHashMap<>();
    private volatile @Nullable Read read;

    private record Read(List<LogParser> parsers, List<LogMask> masks, OwnRules rules, Instant until) {}

    public ParsingRules(ParsingRows rows, InstantSource clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * @throws DataAccessException where they were never read, and the database does not answer
     */
    public OwnRules inForce() {
        Read known = read;
        if (known == null) {
            reading.lock();
            try {
                known = read;
                return known == null ? readAgain(null).rules() : known.rules();
            } finally {
                reading.unlock();
            }
        }
        if (clock.instant().isBefore(known.until()) || !reading.tryLock()) {
            return known.rules();
        }
        try {
            return readAgain(known).rules();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("event=log-parsing-not-read note=\"what was read last holds\" cause=\"{}\"", e.getMessage());
            Read longer = new Read(known.parsers(), known.masks(), known.rules(), next());
            read = longer;
            return longer.rules();
        } finally {
            reading.unlock();
        }
    }

    /** They were changed: the next line finds them as they are then. */
    void changed() {
        Read known = read;
        if (known != null) {
            read = new Read(known.parsers(), known.masks(), known.rules(), Instant.MIN);
        }
    }

    private Instant next() {
        return clock.instant().plus(EVERY);
    }

    private Read readAgain(@Nullable Read known) {
        Instant until = next();
        List<LogParser> parsers = rows.parsers();
        List<LogMask> masks = rows.masks();
        OwnRules rules = known != null
                        && known.parsers().equals(parsers)
                        && known.masks().equals(masks)
                ? known.rules()
                : compiled(parsers, masks);
        Read now = new Read(parsers, masks, rules, until);
        read = now;
        return now;
    }

    private OwnRules compiled(List<LogParser> parsers, List<LogMask> masks) {
        return compiled(parsers, masks, name -> count(parsed, name), name -> count(masked, name));
    }

    /** For a trial. */
    static OwnRules uncounted(List<LogParser> parsers, List<LogMask> masks) {
        return compiled(parsers, masks, _ -> new LongAdder(), _ -> new LongAdder());
    }

    private static OwnRules compiled(
            List<LogParser> parsers,
            List<LogMask> masks,
            Function<String, LongAdder> parsed,
            Function<String, LongAdder> masked) {
        return new OwnRules(
                new OwnParsers(parsers.stream()
                        .filter(LogParser::enabled)
                        .flatMap(one -> compiled(one, parsed.apply(one.name())))
                        .toList()),
                new Masks(masks.stream()
                        .filter(LogMask::enabled)
                        .flatMap(one -> compiled(one, masked.apply(one.name())))
                        .toList()));
    }

    private static Stream<OwnParser> compiled(LogParser parser, LongAdder taken) {
        try {
            return Stream.of(new OwnParser(parser.name(), parser.expression(), parser.host(), parser.source(), taken));
        } catch (ExpressionError e) {
            // It was taken by an earlier release.
            LOG.warn("event=log-parser-unreadable parser={} cause=\"{}\"", parser.name(), e.getMessage());
            return Stream.empty();
        }
    }

    private static Stream<OwnMask> compiled(LogMask mask, LongAdder found) {
        try {
            return Stream.of(new OwnMask(mask.name(), mask.expression(), found));
        } catch (ExpressionError e) {
            LOG.error("event=log-mask-unreadable mask={} cause=\"{}\"", mask.name(), e.getMessage());
            return Stream.empty();
        }
    }

    private static LongAdder count(Map<String, LongAdder> counts, String name) {
        return counts.computeIfAbsent(name, _ -> new LongAdder());
    }

    /** Lines that it took on this server since its start. */
    long takenBy(String parser) {
        return count(parsed, parser).sum();
    }

    /** Texts in which it found something on this server since its start. */
    long maskedBy(String mask) {
        return count(masked, mask).sum();
    }
}
