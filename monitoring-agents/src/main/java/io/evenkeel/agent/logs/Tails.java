package io.evenkeel.agent.logs;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files that are followed: which there are, what became of them (moved, truncated, deleted), and what is new in them.
 * Used by one thread.
 */
final class Tails {

    private static final Duration LOOK_AROUND = Duration.ofSeconds(2);

    /** After this without more, an entry of several lines is whole. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    /** After this without more, a rotated file has ended: its writer may take a while to notice. */
    private static final Duration ENDED = Duration.ofSeconds(10);

    private static final int MOST_SAID = 200;

    private final FileFinder finder;
    private final KeptFiles kept;
    private final Notes notes;
    private final LineReader reader = new LineReader();
    private final List<Followed> all = new ArrayList<>();
    private final Set<FileKey> copies = new HashSet<>();
    private final Set<String> globs = new LinkedHashSet<>();
    private final Set<String> rulesGlobs;
    private final Map<String, String> broken = new TreeMap<>();
    private final Set<String> said = new HashSet<>();
    private Instant lookedAround = Instant.MIN;
    private long nextId = 1;
    private int first;
    private boolean changed;

    Tails(List<FileRule> rules, KeptFiles kept, Notes notes) {
        this.finder = new FileFinder(rules);
        this.kept = kept;
        this.notes = notes;
        this.rulesGlobs = new LinkedHashSet<>(
                rules.stream().flatMap(rule -> rule.paths().stream()).toList());
    }

    /** Goes on where an earlier run ended: finds each file again, wherever it is by now. */
    void recover(Checkpoint checkpoint, Instant now) {
        globs.addAll(checkpoint.globs());
        nextId = checkpoint.nextId();
        for (Checkpoint.File known : checkpoint.files()) {
            var file = new Followed(
                    known.id(), known.name(), Path.of(known.path()), known.key(), known.print(), known.settled(), now);
            file.size = Math.max(known.size(), known.settled());
            file.kept = file.path.getFileName().toString().startsWith("kept-");
            finder.ruleOf(known.name()).ifPresent(file::with);
            if (known.rotated()) {
                file.rotatedAt = Optional.of(now);
            }
            place(file, now);
        }
        for (Followed file : List.copyOf(all)) {
            if (file.isRotated() && !file.kept) {
                Siblings.between(file, keys()).forEach(sibling -> addBetween(file, sibling, now));
            }
        }
    }

    /** Everything is new, and read from its start: where there are positions that can't be read. */
    void distrust() {
        globs.addAll(rulesGlobs);
    }

    private void place(Followed file, Instant now) {
        if (isInPlace(file) && Siblings.beginsLike(file.path, file.print)) {
            all.add(file);
            hold(file);
            return;
        }
        Optional<Path> moved = Siblings.moved(file);
        if (moved.isPresent()) {
            file.path = moved.get();
            file.rotatedAt = Optional.of(now);
            all.add(file);
            hold(file);
        } else {
            goOnInCopy(file, now);
        }
    }

    /** Opens it, so that what is deleted before it is read can be kept. */
    private void hold(Followed file) {
        try {
            file.print = file.print.grown(file.channel(), Fingerprint.MOST);
        } catch (NoSuchFileException e) {
            // What became of it is seen when we look around.
        } catch (IOException e) {
            broken.put(file.name, "It can't be read: " + e);
        }
    }

    private void addBetween(Followed moved, Siblings.Sibling sibling, Instant now) {
        var file = new Followed(
                nextId++, moved.name, sibling.path(), sibling.seen().key(), Fingerprint.NONE, 0, now);
        file.size = sibling.seen().size();
        file.start = moved.start;
        file.labels = moved.labels;
        file.rotatedAt = Optional.of(now);
        all.add(file);
    }

    private void goOnInCopy(Followed file, Instant now) {
        Optional<Siblings.Sibling> copy = Siblings.copy(file, keys());
        if (copy.isPresent()) {
            file.goOnIn(copy.get().path(), copy.get().seen().key(), now);
            file.size = copy.get().seen().size();
            file.taken = Math.min(file.taken, file.size);
            file.settled = Math.min(file.settled, file.size);
            all.add(file);
        } else {
            kept.dropped(file, file.size - file.taken);
            file.close();
        }
        changed = true;
    }

    private Set<FileKey> keys() {
        Set<FileKey> keys = new HashSet<>();
        all.forEach(file -> keys.add(file.key));
        return keys;
    }

    private static boolean isInPlace(Followed file) {
        try {
            FileKey.Seen seen = FileKey.at(file.path);
            return seen.key().equals(file.key) && seen.size() >= file.settled;
        } catch (IOException e) {
            return false;
        }
    }

    /** Looks for new files and for what became of known ones, every few seconds. */
    void lookAround(Instant now) {
        if (now.isBefore(lookedAround.plus(LOOK_AROUND)) && !now.isBefore(lookedAround)) {
            return;
        }
        lookedAround = now;
        Map<FileKey, FileFinder.Found> found = finder.find();
        List.copyOf(all).forEach(file -> lookAfter(file, Optional.ofNullable(found.get(file.key)), now));
        Set<FileKey> known = keys();
        found.forEach((key, one) -> {
            if (!known.contains(key) && !isCopy(one)) {
                add(one, now);
            }
        });
        copies.retainAll(found.keySet());
        if (globs.addAll(rulesGlobs)) {
            changed = true;
        }
        sayProblems();
    }

    private void add(FileFinder.Found found, Instant now) {
        boolean isOld = !globs.contains(found.glob()) && !found.rule().fromStart();
        long from = isOld ? found.seen().size() : 0;
        String name = found.path().toString();
        var file = new Followed(nextId++, name, found.path(), found.seen().key(), Fingerprint.NONE, from, now);
        file.with(found.rule());
        file.size = found.seen().size();
        hold(file);
        all.add(file);
        changed = true;
        notes.say("log_file_followed", "file", name, "from", from);
    }

    /** A copy holds what the log holds; it is needed when the log is truncated. */
    private boolean isCopy(FileFinder.Found found) {
        FileKey key = found.seen().key();
        if (copies.contains(key)) {
            return true;
        }
        String name = found.path().toString();
        boolean is = all.stream()
                .anyMatch(file -> file.print.length() >= Siblings.TELLING
                        && name.startsWith(file.name)
                        && !name.equals(file.name)
                        && found.seen().size() >= file.print.length()
                        && Siblings.beginsLike(found.path(), file.print));
        if (is) {
            copies.add(key);
        }
        return is;
    }

    private void lookAfter(Followed file, Optional<FileFinder.Found> found, Instant now) {
        file.doubted = true;
        found.ifPresent(there -> {
            file.with(there.rule());
            if (file.asleep && there.seen().size() != file.size) {
                file.asleep = false;
            }
            if (there.seen().size() > file.size) {
                file.size = there.seen().size();
                file.grewAt = now;
            }
        });
        if (!file.kept && !isThere(file)) {
            if (!file.isRotated()) {
                file.rotatedAt = Optional.of(now);
                changed = true;
            }
            Optional<Path> moved = found.map(FileFinder.Found::path).or(() -> Siblings.moved(file));
            if (moved.isPresent()) {
                file.path = moved.get();
            } else if (file.isOpen() && file.waiting() > 0 && isAfter(now, file.rotatedAt, QUIET)) {
                kept.keep(file, all, now);
                changed = true;
            }
        }
        if (file.isRotated() && file.waiting() == 0 && hasEnded(file, now)) {
            retire(file, found.isPresent());
        }
    }

    private static boolean isThere(Followed file) {
        try {
            return FileKey.at(file.path).key().equals(file.key);
        } catch (IOException e) {
            return false;
        }
    }

    private void retire(Followed file, boolean isFound) {
        if (file.kept) {
            kept.forget(file);
        }
        if (file.kept || !isFound) {
            all.remove(file);
            changed = true;
        }
        file.close();
        file.asleep = true;
    }

    private static boolean hasEnded(Followed file, Instant now) {
        return isAfter(now, file.rotatedAt, ENDED) && isAfter(now, Optional.of(file.grewAt), ENDED);
    }

    private static boolean isAfter(Instant now, Optional<Instant> since, Duration wait) {
        return since.isPresent() && (!now.isBefore(since.get().plus(wait)) || now.isBefore(since.get()));
    }

    /** Takes what is new, one buffer of each file after the other until nothing is new or the shipment is full. */
    void take(Gathering into, Instant now) {
        boolean more = true;
        while (more && !into.isFull()) {
            more = false;
            List<Followed> files = List.copyOf(all);
            for (int i = 0; i < files.size() && !into.isFull(); i++) {
                Followed file = files.get((first + i) % files.size());
                more |= !file.asleep && turn(file, into, now);
            }
            first = files.isEmpty() ? 0 : (first + 1) % files.size();
        }
    }

    private boolean turn(Followed file, Gathering into, Instant now) {
        try {
            long size = file.channel().size();
            if (size > file.size) {
                file.size = size;
                file.grewAt = now;
            }
            boolean ended = file.isRotated() && (file.kept || hasEnded(file, now));
            var look = new Followed.Look(size, isAfter(now, Optional.of(file.grewAt), QUIET), ended);
            if (size == file.taken && file.doubted) {
                file.doubted = false;
                if (!file.print.matches(file.channel())) {
                    otherFile(file, now);
                }
                return false;
            }
            if (size == file.taken || look.equals(file.last)) {
                return false;
            }
            long scanned = file.scanned;
            LineReader.Turn turn =
                    size < file.taken ? LineReader.Turn.OTHER_FILE : reader.read(file, size, ended, look.quiet(), into);
            if (turn == LineReader.Turn.OTHER_FILE) {
                otherFile(file, now);
                return false;
            }
            boolean nothing = turn == LineReader.Turn.NOTHING && scanned == file.scanned && !into.isFull();
            file.last = nothing ? look : null;
            broken.remove(file.name);
            return turn == LineReader.Turn.TOOK || scanned != file.scanned;
        } catch (NoSuchFileException e) {
            // What became of it is seen when we look around.
            return false;
        } catch (IOException e) {
            broken.put(file.name, "It can't be read: " + e);
            file.close();
            return false;
        }
    }

    /** Takes again what was on its way when an earlier run ended; what is gone meanwhile is left out. */
    void takeAgain(List<Checkpoint.Range> ranges, Gathering into) {
        for (Checkpoint.Range range : ranges) {
            all.stream().filter(file -> file.id == range.file()).findFirst().ifPresent(file -> {
                try {
                    LineReader.Turn turn = LineReader.Turn.TOOK;
                    while (turn == LineReader.Turn.TOOK && file.taken < range.to()) {
                        turn = reader.read(file, range.to(), true, true, into);
                    }
                } catch (IOException e) {
                    broken.put(file.name, "It can't be read: " + e);
                }
            });
        }
    }

    /** The file in its place is truncated, or another one: what is not read stands in a copy, or is lost. */
    private void otherFile(Followed file, Instant now) {
        if (!isThere(file)) {
            file.close();
            file.rotatedAt = file.rotatedAt.or(() -> Optional.of(now));
            Optional<Path> moved = Siblings.moved(file);
            moved.ifPresent(path -> file.path = path);
            if (moved.isPresent()) {
                return;
            }
        }
        notes.say("log_file_truncated", "file", file.name, "read", file.taken);
        all.remove(file);
        Followed fresh = new Followed(nextId++, file.name, file.path, file.key, Fingerprint.NONE, 0, now);
        fresh.start = file.start;
        fresh.labels = file.labels;
        file.close();
        if (isThere(fresh)) {
            hold(fresh);
            all.add(fresh);
        }
        goOnInCopy(file, now);
    }

    private void sayProblems() {
        problems().forEach((path, why) -> {
            if (said.size() < MOST_SAID && said.add(path + " " + why)) {
                notes.warn("log_not_followed", "path", path, "why", why);
            }
        });
    }

    Map<String, String> problems() {
        Map<String, String> problems = new TreeMap<>(finder.problems());
        broken.forEach(problems::putIfAbsent);
        return problems;
    }

    List<Followed> all() {
        return all;
    }

    Set<String> globs() {
        return globs;
    }

    long nextId() {
        return nextId;
    }

    /** Whether files came or went since the last call. */
    boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }
}
