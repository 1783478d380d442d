package io.evenkeel.knowledge.internal.search;

import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Rounds;
import io.evenkeel.knowledge.KnowledgeIndex;
import io.evenkeel.knowledge.internal.PassageSearch;
import io.evenkeel.knowledge.internal.Shelf;
import io.evenkeel.knowledge.internal.ShelfChanged;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/**
 * Answers searches from the index in the data folder, and keeps it up with the shelf: at once after a change of this server,
 * within a second after another's. Thread-safe.
 */
class KnowledgeSearch implements PassageSearch, KnowledgeIndex, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(KnowledgeSearch.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int LONGEST_TEXT = 1_000;

    private final ShelfIndex index;
    private final MeaningSwitch meaning;
    private final Rounds rounds = new Rounds("knowledge-index");
    private final AtomicBoolean called = new AtomicBoolean();

    /** @param folder for the index; it may be thrown away */
    KnowledgeSearch(Shelf shelf, Path folder, MeaningSwitch meaning, MeterRegistry metrics, InstantSource clock) {
        this.meaning = meaning;
        index = new ShelfIndex(shelf, new IndexFolder(folder), meaning::model, clock);
        Gauge.builder("evenkeel.knowledge.passages", this, KnowledgeSearch::passages)
                .register(metrics);
        Gauge.builder("evenkeel.knowledge.index.lag", index, ShelfIndex::lag)
                .description("Changes of articles that the index has not taken")
                .register(metrics);
        Gauge.builder(
                        "evenkeel.knowledge.index.well",
                        index,
                        each -> each.health().isWell() ? 1 : 0)
                .description("1 while the index of articles does its work, 0 while somebody should look")
                .register(metrics);
    }

    @Override
    public IndexHealth health() {
        return index.health();
    }

    @Override
    public Found find(String text, int limit) {
        if (text.length() > LONGEST_TEXT) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "knowledge-words-too-long",
                    "The text has more than 1,000 characters. Search for its main words.",
                    "q");
        }
        Question question = Question.of(text);
        Optional<Meaning> model = meaning.model();
        String how = model.isPresent() ? "words and meaning" : "words";
        if (question.isEmpty()) {
            return new Found(List.of(), how);
        }
        return new Found(
                model.isEmpty()
                        ? index.ask(now -> now.byWords(question, limit))
                        : index.ask(now -> now.fused(question, model.get().ofQuestion(text), limit)),
                how);
    }

    private double passages() {
        try {
            return index.ask(PassageIndex::passages);
        } catch (Refusal e) {
            return Double.NaN;
        }
    }

    /** Once for all changes that come while it waits its turn. */
    @EventListener
    void follow(ShelfChanged change) {
        if (called.compareAndSet(false, true)) {
            Thread.ofVirtual().name("knowledge-index-" + change.mark()).start(this::followCalled);
        }
    }

    private void followCalled() {
        called.set(false);
        try {
            index.follow();
        } catch (RuntimeException e) {
            // The round of the next second tries again.
            LOG.warn("event=knowledge-index-follow-failed cause=\"{}\"", e.getMessage());
        }
    }

    @Override
    public void start() {
        rounds.atOnceAndEvery(LOOK, "follow", index::follow)
                .every(LOOK, "meaning", this::addMeanings)
                .start();
    }

    private void addMeanings() {
        meaning.load();
        boolean more = index.addMeanings();
        while (more && rounds.isRunning()) {
            index.follow();
            more = index.addMeanings();
        }
    }

    @Override
    public void stop() {
        rounds.stop();
        try {
            index.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean isRunning() {
        return rounds.isRunning();
    }
}
