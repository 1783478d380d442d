package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.Json;
import io.evenkeel.protocol.RecoveryAct;
import io.evenkeel.protocol.RecoveryAct.Backup;
import io.evenkeel.protocol.RecoveryAct.Extent;
import io.evenkeel.protocol.RecoveryAct.Forget;
import io.evenkeel.protocol.RecoveryAct.ListCopies;
import io.evenkeel.protocol.RecoveryAct.Restore;
import io.evenkeel.protocol.RecoveryAct.Retention;
import io.evenkeel.protocol.RecoveryAct.Verify;
import io.evenkeel.protocol.RecoveryFinding.Code;
import io.evenkeel.protocol.RecoveryResult;
import io.evenkeel.protocol.RecoveryResult.BackupCopy;
import io.evenkeel.protocol.RecoveryResult.BackupMade;
import io.evenkeel.protocol.RecoveryResult.CopiesListed;
import io.evenkeel.protocol.RecoveryResult.Forgotten;
import io.evenkeel.protocol.RecoveryResult.Reason;
import io.evenkeel.protocol.RecoveryResult.RepositorySpace;
import io.evenkeel.protocol.RecoveryResult.Restored;
import io.evenkeel.protocol.RecoveryResult.Verified;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Evenkeel itself, by its own command. Each backup is one file of the policy's folder and holds everything. */
final class EvenkeelTool implements BackupTool<Policy.Evenkeel> {

    private static final String COPY_ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern(
                    "'evenkeel-'uuuuMMdd-HHmmss-SSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final EvenkeelCalls calls;
    private final InstantSource clock;

    EvenkeelTool(GuardedTool tool, InstantSource clock) {
        this.calls = new EvenkeelCalls(tool);
        this.clock = clock;
    }

    @Override
    public RecoveryResult carryOut(Policy.Evenkeel policy, RecoveryAct act, Telling telling)
            throws JobRefused, ToolFailed {
        return switch (act) {
            case Backup backup -> back(policy, backup, telling);
            case ListCopies() -> list(policy, telling);
            case Verify() -> {
                calls.run(policy, List.of("backups", "verify", folder(policy)), telling);
                yield new Verified();
            }
            case Restore restore -> restore(policy, restore, telling);
            case Forget(Retention keep) -> forget(policy, keep, telling);
            case RecoveryAct.Drill drill -> throw new IllegalArgumentException("a drill is no single act: " + drill);
        };
    }

    private static String folder(Policy.Evenkeel policy) {
        return policy.repository().toString();
    }

    private static String file(Policy.Evenkeel policy, String copy) {
        return policy.repository().resolve(copy + ".backup").toString();
    }

    private RecoveryResult back(Policy.Evenkeel policy, Backup backup, Telling telling) throws JobRefused, ToolFailed {
        if (backup.extent() != Extent.FULL) {
            throw new JobRefused(Reason.UNABLE, "a backup of Evenkeel holds everything; it knows no extent but FULL");
        }
        if (!backup.paths().isEmpty()) {
            throw new JobRefused(Reason.UNABLE, "Evenkeel backs up the whole installation, and no single paths");
        }
        String copy = NAME.format(clock.instant());
        List<String> arguments = new ArrayList<>(List.of("backup", file(policy, copy), "--json"));
        policy.database().ifPresent(database -> {
            arguments.addAll(List.of("--db", database));
            policy.databasePassword()
                    .ifPresent(file -> arguments.addAll(List.of("--db-password-file", file.toString())));
        });
        ToolEnd end = calls.run(policy, arguments, telling);
        Json written = EvenkeelCalls.lastObject(end);
        Optional<Long> size = written.get("sizeBytes").whole();
        Optional<Long> added = written.get("fileBytes").whole();
        if (size.isEmpty() || added.isEmpty()) {
            throw EvenkeelCalls.unknown("it does not tell how large the backup is");
        }
        telling.progress(1, size.get());
        return new BackupMade(copy, size.get(), added.get(), Optional.empty(), end.took());
    }

    private RecoveryResult list(Policy.Evenkeel policy, Telling telling) throws ToolFailed {
        Json listed = listed(policy, telling);
        Optional<RepositorySpace> space = listed.get("freeBytes")
                .whole()
                .flatMap(free -> listed.get("totalBytes").whole().map(total -> new RepositorySpace(free, total)));
        return new CopiesListed(copies(listed), space);
    }

    private Json listed(Policy.Evenkeel policy, Telling telling) throws ToolFailed {
        return EvenkeelCalls.lastObject(
                calls.run(policy, List.of("backups", "list", folder(policy), "--json"), telling));
    }

    private static List<BackupCopy> copies(Json listed) throws ToolFailed {
        List<BackupCopy> copies = new ArrayList<>();
        for (Json backup : listed.get("backups").items()) {
            copies.add(new BackupCopy(
                    backup.get("name").text().orElseThrow(() -> EvenkeelCalls.unknown("a backup has no name")),
                    "full",
                    at(backup),
                    backup.get("sizeBytes").whole()));
        }
        return copies;
    }

    private static Instant at(Json backup) throws ToolFailed {
        try {
            return Instant.parse(backup.get("madeAt").text().orElse(""));
        } catch (DateTimeException e) {
            throw EvenkeelCalls.unknown("a backup has no time");
        }
    }

    /** Into a new installation with a database of its own, wherever the one that was backed up has its. */
    private RecoveryResult restore(Policy.Evenkeel policy, Restore restore, Telling telling)
            throws JobRefused, ToolFailed {
        if (restore.until().isPresent()) {
            throw new JobRefused(
                    Reason.UNABLE, "Evenkeel restores backups as they are, and knows no moment between two");
        }
        if (!restore.copy().matches(COPY_ID)) {
            throw new JobRefused(
                    Reason.UNREADABLE, "a copy of Evenkeel is latest, or a name like evenkeel-20261122-023000-000");
        }
        Path into = RestoreFolder.of(restore.into(), policy.terms());
        String copy = restore.copy().equals(RecoveryAct.LATEST)
                ? copy(policy, restore.copy(), telling).id()
                : restore.copy();
        ToolEnd end = calls.run(policy, List.of("restore", file(policy, copy)), Optional.of(into), telling);
        return new Restored(into.toString(), end.took());
    }

    /** @param id one's own, or {@link RecoveryAct#LATEST} */
    BackupCopy copy(Policy.Evenkeel policy, String id, Telling telling) throws ToolFailed {
        return copies(listed(policy, telling)).reversed().stream()
                .filter(copy -> id.equals(RecoveryAct.LATEST) || copy.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new ToolFailed(Code.COPY_MISSING, "the backup " + id + " is not in " + folder(policy)));
    }

    /** Starts a restored installation's database and reads its audit trail to the end. */
    void readTrail(Policy.Evenkeel policy, Path data, Path into, Telling telling) throws ToolFailed {
        calls.run(policy, List.of("audit", "export", "--out", into.toString()), Optional.of(data), telling);
    }

    private RecoveryResult forget(Policy.Evenkeel policy, Retention keep, Telling telling)
            throws JobRefused, ToolFailed {
        int atLeast = KeepAtLeast.of(policy.terms(), keep);
        List<String> rule = switch (keep.unit()) {
            case COPIES -> List.of("--keep", String.valueOf(keep.amount()));
            case DAYS -> List.of("--keep", String.valueOf(atLeast), "--keep-days", String.valueOf(keep.amount()));
        };
        List<String> arguments = new ArrayList<>(List.of("backups", "forget", folder(policy), "--json"));
        arguments.addAll(rule);
        Json done = EvenkeelCalls.lastObject(calls.run(policy, arguments, telling));
        return new Forgotten(count(done, "removed"), count(done, "left"));
    }

    private static int count(Json done, String field) throws ToolFailed {
        return done.get(field)
                .whole()
                .map(Math::toIntExact)
                .orElseThrow(() -> EvenkeelCalls.unknown("it does not tell how many backups are " + field));
    }
}
