package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.Json;
import io.evenkeel.protocol.RecoveryAct;
import io.evenkeel.protocol.RecoveryFinding.Code;
import io.evenkeel.protocol.RecoveryResult.BackupCopy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code pgbackrest info} tells of a stanza.
 *
 * @param found copies, oldest first
 */
record StanzaInfo(List<Copy> found) {

    /** pgBackRest's own: all well; no copy yet. */
    private static final List<Long> USABLE = List.of(0L, 2L);

    /**
     * @param end whole seconds; before it no moment is reached from this copy
     * @param addedBytes of the repository's growth
     * @param walStart the first segment without which the copy is worth nothing
     * @param walStop the last such segment
     */
    record Copy(
            String label,
            String type,
            Instant at,
            Instant end,
            long sizeBytes,
            long addedBytes,
            String walStart,
            String walStop) {}

    StanzaInfo {
        found = List.copyOf(found);
    }

    static StanzaInfo of(String json, String name) throws ToolFailed {
        Json stanza = read(json);
        Json status = stanza.get("status");
        String all = stanza.get("repo").items().stream()
                .map(repo -> repo.get("status").get("message").text().orElse(""))
                .reduce("", String::concat);
        if (PgBackRestCalls.isLockedByAnotherKey(all)) {
            throw new ToolFailed(
                    Code.WRONG_SECRET, "the key in pgBackRest's file does not open the repository of " + name);
        }
        if (!USABLE.contains(status.get("code").whole().orElse(1L))) {
            throw new ToolFailed(
                    Code.REPOSITORY_MISSING,
                    "there is no usable repository of the stanza " + name + ": "
                            + status.get("message").text().orElse("pgBackRest does not say why"));
        }
        List<Copy> copies = new ArrayList<>();
        for (Json backup : stanza.get("backup").items()) {
            copies.add(copy(backup).orElseThrow(() -> unknown("a backup lacks its label, time, size or WAL")));
        }
        return new StanzaInfo(copies);
    }

    private static Json read(String json) throws ToolFailed {
        try {
            return Json.read(json).items().stream().findFirst().orElseThrow(() -> unknown("it names no stanza"));
        } catch (IllegalArgumentException e) {
            throw unknown(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Copy> copy(Json backup) {
        Optional<String> label = backup.get("label").text();
        Optional<Long> start = backup.get("timestamp").get("start").whole();
        Optional<Long> size = backup.get("info").get("size").whole();
        Optional<String> walStart = backup.get("archive").get("start").text();
        Optional<String> walStop = backup.get("archive").get("stop").text();
        if (label.isEmpty() || start.isEmpty() || size.isEmpty() || walStart.isEmpty() || walStop.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Copy(
                label.get(),
                backup.get("type").text().orElse(""),
                Instant.ofEpochSecond(start.get()),
                Instant.ofEpochSecond(
                        backup.get("timestamp").get("stop").whole().orElse(start.get())),
                size.get(),
                backup.get("info").get("repository").get("delta").whole().orElse(0L),
                walStart.get(),
                walStop.get()));
    }

    private static ToolFailed unknown(String why) {
        return new ToolFailed(Code.TOOL_UNKNOWN, "what pgBackRest wrote can't be understood: " + why);
    }

    List<BackupCopy> copies() {
        return found.stream()
                .map(copy -> new BackupCopy(copy.label(), copy.type(), copy.at(), Optional.of(copy.sizeBytes())))
                .toList();
    }

    /** @param id a label, or {@code latest} */
    Optional<Copy> find(String id) {
        return id.equals(RecoveryAct.LATEST)
                ? found.reversed().stream().findFirst()
                : found.stream().filter(copy -> copy.label().equals(id)).findFirst();
    }

    /** The newest that ended before the moment. */
    Optional<Copy> before(Instant moment) {
        return found.reversed().stream()
                .filter(copy -> copy.end().isBefore(moment))
                .findFirst();
    }

    Copy newest() throws ToolFailed {
        if (found.isEmpty()) {
            throw new ToolFailed(Code.COPY_MISSING, "pgBackRest made a copy, and lists none");
        }
        return found.getLast();
    }
}
