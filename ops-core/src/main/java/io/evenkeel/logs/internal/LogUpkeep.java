package io.evenkeel.logs.internal;

import io.evenkeel.audit.Rounds;
import io.evenkeel.logs.LogStore;
import io.evenkeel.logs.LogStore.Usage;
import io.evenkeel.logs.internal.elastic.ElasticLogStore;
import io.evenkeel.logs.internal.lucene.LuceneLogStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes new lines found and commits them, or looks how Elasticsearch is, which does that itself; and forgets old lines. On a
 * thread of this server, not by Quartz: the folder is this server's alone. What fails is tried again the next time.
 */
@Component
class LogUpkeep implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LogUpkeep.class);
    private static final Duration REFRESH = Duration.ofSeconds(1);
    private static final Duration COMMIT = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration TIDY = Duration.ofMinutes(1);

    private final LogStore store;
    private final LearnedTemplates templates;
    private final LogSettings settings;
    private final LuceneLogStore.Room room;
    private final InstantSource clock;
    private final Rounds rounds = new Rounds("log-upkeep");
    private Optional<String> told = Optional.empty();

    LogUpkeep(LogStore store, LearnedTemplates templates, LogSettings settings, InstantSource clock) {
        this.store = store;
        this.templates = templates;
        this.settings = settings;
        this.room = store instanceof ElasticLogStore ? Optional::empty : new DiskRoom(settings);
        this.clock = clock;
    }

    @Override
    public void start() {
        if (store instanceof LuceneLogStore lucene) {
            rounds.every(REFRESH, "refresh", lucene::refreshInTime);
            rounds.every(COMMIT, "commit", lucene::commit);
            rounds.atOnceAndEvery(LOOK, "look", this::tell);
        }
        if (store instanceof ElasticLogStore elastic) {
            rounds.atOnceAndEvery(LOOK, "look", elastic::look);
        }
        rounds.every(TIDY, "tidy", this::tidy).start();
    }

    /** By age, then by size and by what is left of the disk, a day at a time; the last two days stay. */
    void tidy() {
        templates.writeDown();
        Instant now = clock.instant();
        store.forgetBefore(now.minus(settings.retention()));
        Instant yesterday = now.minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.DAYS);
        Usage usage = store.usage();
        if ((usage.bytes() > settings.mostBytes() || room.refusal().isPresent())
                && usage.lines() > 0
                && usage.oldest().isBefore(yesterday)) {
            LOG.warn(
                    "event=log-day-forgotten day={} bytes={} most={}",
                    usage.oldest(),
                    usage.bytes(),
                    settings.mostBytes());
            store.forgetBefore(usage.oldest().plus(Duration.ofDays(1)));
        }
    }

    /** An operator who sees that lines are refused looks into the server's log for why. */
    void tell() {
        Optional<String> now = store.trouble();
        if (now.isPresent() && told.isEmpty()) {
            LOG.warn("event=log-store-in-trouble cause=\"{}\"", now.get());
        }
        if (now.isEmpty() && told.isPresent()) {
            LOG.info("event=log-store-well");
        }
        told = now;
    }

    @Override
    public void stop() {
        rounds.stop("write", templates::writeDown);
    }

    @Override
    public boolean isRunning() {
        return rounds.isRunning();
    }
}
