package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.RecoveryFinding.Code;
import java.util.List;
import java.util.Optional;

/** Reads from the log of a restored PostgreSQL why it ended. */
final class StartFailure {

    /** No segment follows where one must; in PostgreSQL's words. */
    private static final List<String> CHANGES_GONE = List.of(
            "recovery ended before configured recovery target was reached",
            "WAL ends before",
            "could not locate required checkpoint record",
            "could not locate a valid checkpoint record",
            "could not find redo location");

    /** What pgBackRest says of a segment whose bytes are not those that were written: by checksum, by cipher, by packing. */
    private static final List<String> BYTES_WRONG = List.of("[ChecksumError]", "[CryptoError]", "[FormatError]");

    /** In its own folder it can write as long as there is room; pgBackRest does not always tell the true reason. */
    private static final List<String> NO_ROOM = List.of("No space left on device", "[FileWriteError]");

    private StartFailure() {}

    static ToolFailed of(List<String> log) {
        String last = says(log, List.of("FATAL:", "PANIC:"))
                .or(() ->
                        log.reversed().stream().filter(line -> !line.isBlank()).findFirst())
                .orElse("it wrote no word")
                .replaceFirst("^(FATAL|PANIC): +", "");
        if (says(log, NO_ROOM).isPresent()) {
            return new ToolFailed(Code.DISK_FULL, "a disk is full, while the restored database started: " + last);
        }
        Optional<String> wrong = says(log, BYTES_WRONG);
        if (wrong.isPresent()) {
            return new ToolFailed(
                    Code.REPOSITORY_DAMAGED,
                    "archived changes are not what was written: " + wrong.get().strip());
        }
        if (says(log, CHANGES_GONE).isPresent()) {
            return new ToolFailed(Code.WAL_MISSING, "archived changes are gone, so the moment is not reached: " + last);
        }
        return new ToolFailed(Code.NOT_STARTED, "what was restored does not start: " + last);
    }

    private static Optional<String> says(List<String> log, List<String> words) {
        return log.reversed().stream()
                .filter(line -> words.stream().anyMatch(line::contains))
                .findFirst();
    }
}
