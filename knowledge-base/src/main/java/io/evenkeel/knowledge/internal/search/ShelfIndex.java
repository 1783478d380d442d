package io.evenkeel.knowledge.internal.search;

import io.evenkeel.audit.Refusal;
import io.evenkeel.knowledge.KnowledgeIndex.IndexHealth;
import io.evenkeel.knowledge.KnowledgeIndex.IndexState;
import io.evenkeel.knowledge.internal.PublishedText;
import io.evenkeel.knowledge.internal.Shelf;
import io.evenkeel.knowledge.internal.search.IndexTrouble.IndexHeld;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index of what is on the shelf. It follows the shelf from mark to mark; where it cannot (no index, a broken one, one of
 * another analysis, one that is ahead of a database that was restored) it is made anew, while the one that can be read
 * answers. Thread-safe.
 */
final class ShelfIndex implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ShelfIndex.class);
    private static final int AT_ONCE = 200;
    private static final int MEANINGS_AT_ONCE = 16;

    private final Shelf shelf;
    private final IndexFolder folder;
    private final Supplier<Optional<Meaning>> meaning;
    private final ReadWriteLock change = new ReentrantReadWriteLock();
    private final IndexCondition condition;
    private volatile boolean broken;
    private volatile boolean doubtful;
    private volatile long newest;
    private boolean lacked;
    private volatile @Nullable PassageIndex index;

    ShelfIndex(Shelf shelf, IndexFolder folder, Supplier<Optional<Meaning>> meaning, InstantSource clock) {
        this.shelf = shelf;
        this.folder = folder;
        this.meaning = meaning;
        this.condition = new IndexCondition(clock);
    }

    /**
     * Takes what the shelf has and the index does not; all of it where the index is unfit. What the disk or another process
     * keeps it from is told by {@link #health} and tried again the next time.
     */
    synchronized void follow() {
        try {
            PassageIndex now = opened();
            newest = shelf.newestMark();
            if (broken || !now.fits() || newest < now.mark() || otherModel(now)) {
                makeAnew(now);
            } else if (newest > now.mark()) {
                take(now, now);
                now.commit(model());
            }
            condition.level();
        } catch (IOException | AlreadyClosedException e) {
            failed(e);
        }
    }

    private void failed(Exception cause) {
        if (cause instanceof IndexHeld) {
            condition.failed(IndexState.HELD, cause);
            return;
        }
        broken |= cause instanceof IOException read && IndexTrouble.isUnfit(read);
        doubtful = true;
        condition.failed(folder.hasRoom() ? IndexState.STUCK : IndexState.NO_ROOM, cause);
    }

    /** One that holds nothing yet answers when it holds what the shelf has. */
    private PassageIndex opened() throws IOException {
        PassageIndex open = index;
        if (open != null && doubtful) {
            reopen(open);
            open = index;
        }
        if (open == null) {
            open = folder.open();
            fillIfNew(open, open);
            replaceBy(open);
            folder.tidy();
            doubtful = false;
        }
        return open;
    }

    /** After a write that failed: what was kept last counts again. The one before answers until then. */
    private void reopen(PassageIndex before) throws IOException {
        if (!folder.hasRoom()) {
            throw new IOException("No room for the index of articles");
        }
        before.stopWriting();
        PassageIndex again = folder.open();
        fillIfNew(again, again);
        replaceBy(again);
        before.close();
        doubtful = false;
    }

    /**
     * Gives some passages the meaning that they lack; so little at a time that what was published does not wait.
     *
     * @return whether there may be more
     */
    synchronized boolean addMeanings() {
        PassageIndex now = index;
        Optional<Meaning> model = meaning.get();
        if (now == null || doubtful || model.isEmpty()) {
            return false;
        }
        try {
            int added = now.addMeanings(model.get(), MEANINGS_AT_ONCE);
            if (added > 0) {
                now.refresh(now.mark());
            } else if (lacked) {
                now.commit(model());
            }
            lacked = added > 0;
            return lacked;
        } catch (IOException | AlreadyClosedException e) {
            failed(e);
            return false;
        }
    }

    private String model() {
        return meaning.get().map(Meaning::name).orElse("");
    }

    private boolean otherModel(PassageIndex now) {
        return !now.model().isEmpty() && !model().isEmpty() && !model().equals(now.model());
    }

    /** @param known where meanings of unchanged passages are found */
    private void fillIfNew(PassageIndex open, PassageIndex known) throws IOException {
        try {
            if (open.mark() == 0) {
                take(open, known);
                open.commit(model());
            }
        } catch (IOException | RuntimeException e) {
            open.close();
            throw e;
        }
    }

    private void makeAnew(PassageIndex old) throws IOException {
        LOG.info("event=knowledge-index-made-anew");
        condition.remaking();
        PassageIndex finished;
        try {
            PassageIndex made = folder.begin();
            fillIfNew(made, broken || otherModel(old) ? made : old);
            finished = folder.finish(made);
        } catch (IOException | RuntimeException e) {
            folder.tidy();
            throw e;
        }
        replaceBy(finished);
        old.close();
        folder.tidy();
        broken = false;
        LOG.info("event=knowledge-index-made passages={}", finished.passages());
    }

    private void replaceBy(@Nullable PassageIndex next) {
        change.writeLock().lock();
        try {
            index = next;
        } finally {
            change.writeLock().unlock();
        }
    }

    private void take(PassageIndex into, PassageIndex known) throws IOException {
        while (true) {
            List<PublishedText> changed = shelf.changedSince(into.mark(), AT_ONCE);
            if (changed.isEmpty()) {
                return;
            }
            for (PublishedText article : changed) {
                into.replace(article, known::meaningOf);
            }
            into.refresh(changed.getLast().mark());
            if (changed.size() < AT_ONCE) {
                return;
            }
        }
    }

    /** Something that is asked of the index. */
    interface Asking<T> {
        T of(PassageIndex index) throws IOException;
    }

    /** @throws Refusal while there is no index yet */
    <T> T ask(Asking<T> asking) {
        change.readLock().lock();
        try {
            PassageIndex now = index;
            if (now == null) {
                throw condition.refusal();
            }
            return asking.of(now);
        } catch (IOException e) {
            broken = true;
            LOG.error("event=knowledge-index-broken cause=\"{}\"", e.getMessage());
            throw condition.refusal();
        } finally {
            change.readLock().unlock();
        }
    }

    /** How many marks of the shelf it is behind. */
    long lag() {
        PassageIndex now = index;
        return now == null ? 0 : Math.max(0, shelf.newestMark() - now.mark());
    }

    IndexHealth health() {
        PassageIndex now = index;
        return new IndexHealth(
                condition.state(),
                passages(),
                now == null ? newest : Math.max(0, newest - now.mark()),
                condition.levelAt(),
                condition.trouble());
    }

    private int passages() {
        try {
            return index == null ? 0 : ask(PassageIndex::passages);
        } catch (Refusal broken) {
            return 0;
        }
    }

    @Override
    public synchronized void close() throws IOException {
        PassageIndex open = index;
        if (open != null) {
            replaceBy(null);
            open.close();
        }
    }
}
