package io.evenkeel.agent.logs;

import io.evenkeel.protocol.FollowedLogs;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Follows what the rules say. {@link #next} gives the shipment that is to be sent, the same one until {@link #settle}: before
 * it is given, where its lines stand is written to disk, so that a run that ends at whatever moment is followed by one that
 * sends the same shipment again. One thread calls it; {@link #status} may be asked by any.
 */
public final class LogFollower implements Closeable {

    private static final Duration REMEMBER = Duration.ofSeconds(5);
    private static final int MOST_TOLD = 50;
    private static final int LONGEST_TOLD = 500;

    /** @param bytes of the lines, not packed */
    public record Shipment(byte[] body, int lines, long bytes) {}

    /** @param stream another one than ours for what an earlier run sent */
    private record OnItsWay(
            UUID stream, long number, Shipment shipment, Map<Followed, Gathering.Range> ranges, String cursor) {}

    private final InstantSource clock;
    private final Notes notes;
    private final LogRules rules;
    private final CheckpointFile positions;
    private final KeptFiles kept;
    private final Tails tails;
    private final UUID stream = UUID.randomUUID();
    private final Optional<JournalReader> journal;
    private Optional<Checkpoint> earlier;
    private long number;
    private @Nullable OnItsWay onItsWay;
    private boolean unwritten;
    private Instant written = Instant.MIN;
    private volatile FollowedLogs status = new FollowedLogs(List.of(), List.of(), 0, 0);

    private LogFollower(LogRules rules, Path folder, long mostKept, InstantSource clock, Notes notes) {
        this.clock = clock;
        this.notes = notes;
        this.rules = rules;
        this.positions = new CheckpointFile(folder);
        this.kept = new KeptFiles(folder, mostKept, notes);
        this.tails = new Tails(rules.files(), kept, notes);
        this.earlier = Optional.empty();
        this.journal = rules.journal().map(one -> new JournalReader(one, clock, notes));
    }

    /**
     * @param folder for its own use
     * @param mostKept bytes of files that were deleted before the server had them
     * @throws IOException with a sentence, when the folder can't be used
     */
    public static LogFollower open(LogRules rules, Path folder, long mostKept, InstantSource clock, Notes notes)
            throws IOException {
        Files.createDirectories(folder);
        var follower = new LogFollower(rules, folder, mostKept, clock, notes);
        follower.recover();
        follower.tell();
        return follower;
    }

    private void recover() {
        Instant now = clock.instant();
        try {
            earlier = positions.read();
        } catch (IOException e) {
            notes.warn("log_positions_broken", "why", e, "so", "files are read from their start");
            tails.distrust();
        }
        earlier.ifPresent(checkpoint -> {
            kept.countEarlier(checkpoint.droppedBytes());
            tails.recover(checkpoint, now);
        });
        journal.ifPresent(reader -> reader.goOnFrom(
                earlier.map(Checkpoint::cursor).orElse(""),
                earlier.map(Checkpoint::journalSince).orElse(0L)));
        earlier = earlier.filter(Checkpoint::isOnItsWay);
    }

    /** What is to be sent next; empty where nothing is new. */
    public Optional<Shipment> next() {
        OnItsWay waiting = onItsWay;
        if (waiting == null) {
            waiting = gather();
            onItsWay = waiting;
        } else {
            lookAfter(waiting);
        }
        tell();
        return Optional.ofNullable(waiting).map(OnItsWay::shipment);
    }

    /** While the server is away, files are rotated all the same. */
    private void lookAfter(OnItsWay waiting) {
        tails.lookAround(clock.instant());
        if (tails.takeChanged()) {
            remember(waiting);
        }
    }

    /** The server has the shipment that {@link #next} gave, or will never take it. */
    public void settle() {
        OnItsWay sent = onItsWay;
        if (sent == null) {
            return;
        }
        sent.ranges().forEach((file, range) -> file.settled = Math.max(file.settled, range.to()));
        if (!sent.cursor().isEmpty()) {
            journal.ifPresent(reader -> reader.settle(sent.cursor()));
        }
        onItsWay = null;
        earlier = Optional.empty();
        unwritten = true;
        tell();
    }

    private @Nullable OnItsWay gather() {
        Instant now = clock.instant();
        if (earlier.isPresent()) {
            OnItsWay again = again(earlier.get());
            if (again != null) {
                return again;
            }
            earlier = Optional.empty();
        }
        tails.lookAround(now);
        var gathering = new Gathering(stream, number + 1);
        tails.take(gathering, now);
        String cursor = journal.map(reader -> reader.take(gathering)).orElse("");
        if (gathering.lines() == 0) {
            settleWithoutLines(gathering, cursor);
            rememberSometimes(now);
            return null;
        }
        number++;
        OnItsWay fresh = onItsWay(stream, gathering, cursor);
        remember(fresh);
        return fresh;
    }

    /** The shipment that was on its way when an earlier run ended, of that run. */
    private @Nullable OnItsWay again(Checkpoint checkpoint) {
        var gathering = Gathering.again(checkpoint.stream(), checkpoint.number());
        tails.takeAgain(checkpoint.ranges(), gathering);
        String cursor = checkpoint.cursorOnItsWay().isEmpty()
                ? ""
                : journal.map(reader -> reader.takeAgain(gathering, checkpoint.cursorOnItsWay()))
                        .orElse("");
        if (gathering.lines() == 0) {
            settleWithoutLines(gathering, cursor);
            return null;
        }
        return onItsWay(checkpoint.stream(), gathering, cursor);
    }

    /** Empty lines are not sent. */
    private void settleWithoutLines(Gathering gathering, String cursor) {
        gathering.ranges().forEach((file, range) -> file.settled = Math.max(file.settled, range.to()));
        unwritten |= !gathering.ranges().isEmpty() || !cursor.isEmpty();
        if (!cursor.isEmpty()) {
            journal.ifPresent(reader -> reader.settle(cursor));
        }
    }

    private static OnItsWay onItsWay(UUID stream, Gathering gathering, String cursor) {
        int lines = gathering.lines();
        return new OnItsWay(
                stream,
                gathering.number(),
                new Shipment(gathering.packed(), lines, gathering.bytes()),
                Map.copyOf(gathering.ranges()),
                cursor);
    }

    private void remember(OnItsWay sent) {
        List<Checkpoint.Range> ranges = sent.ranges().entrySet().stream()
                .map(each -> new Checkpoint.Range(
                        each.getKey().id,
                        each.getValue().from(),
                        each.getValue().to()))
                .toList();
        remember(sent.stream(), sent.number(), ranges, sent.cursor());
    }

    private void rememberSometimes(Instant now) {
        unwritten |= tails.takeChanged();
        if (unwritten && (!now.isBefore(written.plus(REMEMBER)) || now.isBefore(written))) {
            remember(stream, number, List.of(), "");
        }
    }

    private void remember(UUID ofStream, long ofNumber, List<Checkpoint.Range> ranges, String cursor) {
        List<Checkpoint.File> files = new ArrayList<>();
        for (Followed file : tails.all()) {
            files.add(new Checkpoint.File(
                    file.id,
                    file.name,
                    file.path.toString(),
                    file.key,
                    file.print,
                    file.settled,
                    file.size,
                    file.isRotated()));
        }
        try {
            positions.write(new Checkpoint(
                    ofStream,
                    ofNumber,
                    tails.nextId(),
                    tails.globs(),
                    files,
                    journal.map(JournalReader::settled).orElse(""),
                    journal.map(JournalReader::since).orElse(0L),
                    ranges,
                    cursor,
                    kept.droppedBytes()));
            unwritten = false;
            written = clock.instant();
        } catch (IOException e) {
            notes.warnOnceAMinute("log_positions", "log_positions_unwritable", "why", e);
        }
    }

    private void tell() {
        List<String> followed = new ArrayList<>();
        long waiting = 0;
        for (Followed file : tails.all()) {
            waiting += file.waiting();
            if (!file.isRotated() && followed.size() < MOST_TOLD) {
                followed.add(file.name);
            }
        }
        journal.ifPresent(reader -> followed.addFirst(reader.name()));
        List<String> problems = new ArrayList<>(rules.remarks());
        journal.flatMap(JournalReader::problem).ifPresent(problems::add);
        tails.problems().forEach((path, why) -> {
            if (problems.size() < MOST_TOLD) {
                problems.add(path.isEmpty() ? why : path + ": " + why);
            }
        });
        status = new FollowedLogs(shown(followed), shown(problems), waiting, kept.droppedBytes());
    }

    /** A name may hold whatever its filesystem allows, and be long. */
    private static List<String> shown(List<String> names) {
        return names.stream()
                .map(name -> name.length() <= LONGEST_TOLD ? name : name.substring(0, LONGEST_TOLD) + "…")
                .map(name -> name.replaceAll("\\p{Cntrl}", "\uFFFD"))
                .toList();
    }

    /** What is followed and what could not be. */
    public FollowedLogs status() {
        return status;
    }

    /** What is settled is written down; a shipment on its way is sent again by the next run. */
    @Override
    public void close() {
        if (onItsWay == null && unwritten) {
            remember(stream, number, List.of(), "");
        }
        journal.ifPresent(JournalReader::close);
        tails.all().forEach(Followed::close);
    }
}
