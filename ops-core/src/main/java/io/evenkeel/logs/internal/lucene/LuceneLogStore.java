package io.evenkeel.logs.internal.lucene;

import io.evenkeel.logs.LogLine;
import io.evenkeel.logs.LogQuery;
import io.evenkeel.logs.LogStore;
import io.evenkeel.logs.LogStoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lines in Lucene, in a folder of its own: {@code 2026-11-21/} an index a day by the line's time in UTC, {@code journal-N}
 * what their commits do not hold yet. A batch is answered when the journal has it; {@link #commit} moves it into the
 * indexes. After a crash the journals are read again; each index knows up to which journal it is whole, so that nothing
 * is lost or doubled.
 */
public final class LuceneLogStore implements LogStore {
    private static final Logger LOG = LoggerFactory.getLogger(LuceneLogStore.class);
    private static final String JOURNAL = "journal-";

    private final Path folder;
    private final Room room;
    /** All days that there are; an index is opened when it is first needed. */
    private final NavigableSet<LocalDate> known = new ConcurrentSkipListSet<>();

    private final NavigableMap<LocalDate, DayIndex> days = new ConcurrentSkipListMap<>();
    /** Readers append to journal and indexes; the writer changes the journal or closes. */
    private final ReadWriteLock turning = new ReentrantReadWriteLock();

    private Journal journal;
    private long generation;

    /** How much of the disk is left to others. */
    public interface Room {
        /** @return what is in the way of writing more; empty where there is room */
        Optional<String> refusal();
    }

    private LuceneLogStore(Path folder, Room room, Journal journal, long generation) {
        this.folder = folder;
        this.room = room;
        this.journal = journal;
        this.generation = generation;
    }

    /** Opens the store in this folder, which it alone uses, and brings in what a crash had left in journals. */
    public static LuceneLogStore open(Path folder, Room room) {
        try {
            Files.createDirectories(folder);
            NavigableMap<Long, Path> left = journals(folder);
            long next = left.isEmpty() ? 1 : left.lastKey() + 1;
            Journal fresh = Journal.create(folder.resolve(JOURNAL + next));
            var store = new LuceneLogStore(folder, room, fresh, next);
            store.findDays();
            store.replay(left);
            return store;
        } catch (IOException e) {
            throw new LogStoreUnavailable("The logs in " + folder + " cannot be opened: " + e.getMessage(), e);
        }
    }

    private static NavigableMap<Long, Path> journals(Path folder) throws IOException {
        NavigableMap<Long, Path> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.getFileName().toString().startsWith(JOURNAL))
                    .forEach(file -> found.put(
                            Long.parseLong(file.getFileName().toString().substring(JOURNAL.length())), file));
        }
        return found;
    }

    private void findDays() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(Files::isDirectory)
                    .map(each -> day(each.getFileName().toString()))
                    .flatMap(Optional::stream)
                    .forEach(known::add);
        }
    }

    private static Optional<LocalDate> day(String name) {
        try {
            return Optional.of(LocalDate.parse(name));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private void replay(NavigableMap<Long, Path> left) throws IOException {
        for (Map.Entry<Long, Path> each : left.entrySet()) {
            boolean whole = Journal.replay(each.getValue(), lines -> {
                try {
                    index(lines, each.getKey());
                } catch (IOException e) {
                    throw new LogStoreUnavailable("A journal cannot be brought in: " + e.getMessage(), e);
                }
            });
            if (!whole) {
                LOG.warn("event=log-journal-cut-short file={} note=\"what was answered is there\"", each.getValue());
            }
        }
        if (!left.isEmpty()) {
            commit();
            for (Path file : left.values()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public void append(List<LogLine> lines) {
        room.refusal().ifPresent(sentence -> {
            throw new LogStoreUnavailable(sentence);
        });
        turning.readLock().lock();
        try {
            journal.append(lines);
            index(lines, generation);
        } catch (IOException e) {
            throw new LogStoreUnavailable("The logs cannot be written: " + e.getMessage(), e);
        } finally {
            turning.readLock().unlock();
        }
    }

    private void index(List<LogLine> lines, long ofJournal) throws IOException {
        Map<LocalDate, List<LogLine>> byDay = lines.stream()
                .collect(Collectors.groupingBy(
                        line -> line.at().atZone(ZoneOffset.UTC).toLocalDate()));
        for (Map.Entry<LocalDate, List<LogLine>> each : byDay.entrySet()) {
            DayIndex day = dayOf(each.getKey());
            if (ofJournal > day.journal()) {
                day.add(each.getValue());
            }
        }
    }

    private DayIndex dayOf(LocalDate day) throws IOException {
        DayIndex open = days.get(day);
        if (open != null) {
            return open;
        }
        synchronized (days) {
            DayIndex opened = days.get(day);
            if (opened == null) {
                opened = DayIndex.open(folder.resolve(day.toString()));
                days.put(day, opened);
                known.add(day);
            }
            return opened;
        }
    }

    /** Moves what the journal holds into the indexes. Called every few seconds; a crash in between costs nothing. */
    public void commit() {
        try {
            Journal before;
            List<DayIndex> changed;
            turning.writeLock().lock();
            try {
                if (journal.bytes() == 0 && days.values().stream().noneMatch(DayIndex::hasChanges)) {
                    return;
                }
                before = journal;
                long done = generation;
                journal = Journal.create(folder.resolve(JOURNAL + (done + 1)));
                generation = done + 1;
                changed = days.values().stream().filter(DayIndex::hasChanges).toList();
                for (DayIndex day : changed) {
                    day.prepareCommit(done);
                }
            } finally {
                turning.writeLock().unlock();
            }
            for (DayIndex day : changed) {
                day.commit();
            }
            before.delete();
        } catch (IOException e) {
            throw new LogStoreUnavailable("The logs cannot be committed: " + e.getMessage(), e);
        }
    }

    @Override
    public Found find(Search search) {
        return new LineSearch(search).in(within(search.span(), search.order()));
    }

    @Override
    public Counted count(LogQuery query, Span span, Duration step, Duration atMost) {
        return new LineCount(query, span, atMost).bySeverity(within(span, Order.NEWEST_FIRST), step);
    }

    @Override
    public Templated templates(LogQuery query, Span span, int most, Duration atMost) {
        return new LineCount(query, span, atMost).byTemplate(within(span, Order.NEWEST_FIRST), most);
    }

    private List<DayIndex> within(Span span, Order order) {
        LocalDate first = span.from().atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate last = span.to().atZone(ZoneOffset.UTC).toLocalDate();
        NavigableSet<LocalDate> within = known.subSet(first, true, last, true);
        List<DayIndex> indexes = new ArrayList<>();
        try {
            for (LocalDate day : order == Order.NEWEST_FIRST ? within.descendingSet() : within) {
                indexes.add(dayOf(day));
            }
        } catch (IOException e) {
            throw new LogStoreUnavailable("The logs cannot be opened: " + e.getMessage(), e);
        }
        return indexes;
    }

    @Override
    public void forgetBefore(Instant instant) {
        LocalDate day = instant.atZone(ZoneOffset.UTC).toLocalDate();
        turning.writeLock().lock();
        try {
            for (LocalDate old : List.copyOf(known.headSet(day, false))) {
                forget(old);
            }
        } catch (IOException e) {
            throw new LogStoreUnavailable("Old logs cannot be removed: " + e.getMessage(), e);
        } finally {
            turning.writeLock().unlock();
        }
    }

    private void forget(LocalDate old) throws IOException {
        known.remove(old);
        DayIndex gone = days.remove(old);
        if (gone != null) {
            gone.close();
        }
        Path place = folder.resolve(old.toString());
        List<Path> files;
        try (Stream<Path> all = Files.list(place)) {
            files = new ArrayList<>(all.toList());
        }
        files.add(place);
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public Usage usage() {
        try {
            long lines = 0;
            long bytes = journal.bytes();
            for (LocalDate day : known) {
                DayIndex open = days.get(day);
                Path place = folder.resolve(day.toString());
                lines += open == null ? DayIndex.committedLines(place) : open.lines();
                bytes += DayIndex.bytes(place);
            }
            Instant oldest = known.isEmpty()
                    ? Instant.EPOCH
                    : known.first().atStartOfDay(ZoneOffset.UTC).toInstant();
            return new Usage(lines, bytes, oldest);
        } catch (IOException e) {
            throw new LogStoreUnavailable("The logs cannot be measured: " + e.getMessage(), e);
        }
    }

    @Override
    public void refresh() {
        onEachDay(DayIndex::refresh);
    }

    /** Called each second: new lines are found within a second, in a rush within three. */
    public void refreshInTime() {
        onEachDay(DayIndex::refreshInTime);
    }

    private interface OnDay {
        void act(DayIndex day) throws IOException;
    }

    private void onEachDay(OnDay refreshing) {
        try {
            for (DayIndex day : days.values()) {
                refreshing.act(day);
            }
        } catch (IOException e) {
            throw new LogStoreUnavailable("The logs cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<String> trouble() {
        return room.refusal();
    }

    @Override
    public void close() {
        commit();
        closeAsIs();
    }

    /** As a crash would leave it. */
    void closeAsIs() {
        turning.writeLock().lock();
        try {
            for (DayIndex day : days.values()) {
                day.close();
            }
            days.clear();
            journal.close();
        } catch (IOException e) {
            throw new LogStoreUnavailable("The logs cannot be closed: " + e.getMessage(), e);
        } finally {
            turning.writeLock().unlock();
        }
    }
}
