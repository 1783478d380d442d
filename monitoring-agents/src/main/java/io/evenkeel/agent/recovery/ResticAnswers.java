package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.Json;
import io.evenkeel.protocol.RecoveryFinding.Code;
import io.evenkeel.protocol.RecoveryResult.BackupCopy;
import io.evenkeel.protocol.RecoveryResult.BackupMade;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads what restic writes with {@code --json}. */
final class ResticAnswers {

    /** Before 0.17 each size is a call of its own, so only the newest are asked for. */
    private static final int SIZES_ASKED = 10;

    private ResticAnswers() {}

    /** Asks for one copy's size. */
    @FunctionalInterface
    interface SizeOf {
        Optional<Long> copy(String id) throws ToolFailed;
    }

    static BackupMade made(ToolEnd end) throws ToolFailed {
        Json summary = json(lastObject(end.output()));
        Optional<Long> size = summary.get("total_bytes_processed").whole();
        Optional<Long> added = summary.get("data_added").whole();
        Optional<String> id = summary.get("snapshot_id").text();
        if (size.isEmpty() || added.isEmpty() || id.isEmpty()) {
            throw unknown("its summary lacks sizes or the copy's id");
        }
        Optional<Long> changed = summary.get("files_new")
                .whole()
                .flatMap(fresh -> summary.get("files_changed").whole().map(more -> fresh + more));
        return new BackupMade(id.get(), size.get(), added.get(), changed, end.took());
    }

    private static String lastObject(String output) {
        return output.lines().filter(line -> line.startsWith("{")).reduce("", (earlier, later) -> later);
    }

    static List<BackupCopy> copies(ToolEnd end, SizeOf sizes) throws ToolFailed {
        List<Json> found = json(end).items();
        List<BackupCopy> copies = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Json copy = found.get(i);
            Optional<Long> size =
                    copy.get("summary").get("total_bytes_processed").whole();
            String id = copy.get("id").text().orElseThrow(() -> unknown("a copy has no id"));
            if (size.isEmpty() && i >= found.size() - SIZES_ASKED) {
                size = sizes.copy(id);
            }
            copies.add(new BackupCopy(id, "full", at(copy), size));
        }
        copies.sort(Comparator.comparing(BackupCopy::at));
        return copies;
    }

    private static Instant at(Json copy) throws ToolFailed {
        try {
            return OffsetDateTime.parse(copy.get("time").text().orElse("")).toInstant();
        } catch (DateTimeException e) {
            throw unknown("a copy has no time");
        }
    }

    /** The first line that is JSON; prose may follow. */
    static Json json(ToolEnd end) throws ToolFailed {
        return json(end.output()
                .lines()
                .filter(line -> line.startsWith("{") || line.startsWith("["))
                .findFirst()
                .orElse(""));
    }

    private static Json json(String text) throws ToolFailed {
        try {
            return Json.read(text);
        } catch (IllegalArgumentException e) {
            throw unknown(String.valueOf(e.getMessage()));
        }
    }

    private static ToolFailed unknown(String why) {
        return new ToolFailed(Code.TOOL_UNKNOWN, "what restic wrote can't be understood: " + why);
    }
}
