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
import io.evenkeel.protocol.RecoveryResult.CopiesListed;
import io.evenkeel.protocol.RecoveryResult.Forgotten;
import io.evenkeel.protocol.RecoveryResult.Reason;
import io.evenkeel.protocol.RecoveryResult.Restored;
import io.evenkeel.protocol.RecoveryResult.Verified;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * restic, from 0.14 on. A policy's copies carry its name as a tag, so that several may share a repository; those of others
 * are neither listed nor removed.
 */
final class ResticTool implements BackupTool<Policy.Restic> {

    private static final String COPY_ID = "latest|[0-9a-f]{8,64}";

    private final ResticCalls calls;

    ResticTool(GuardedTool tool) {
        this.calls = new ResticCalls(tool);
    }

    @Override
    public RecoveryResult carryOut(Policy.Restic policy, RecoveryAct act, Telling telling)
            throws JobRefused, ToolFailed {
        return switch (act) {
            case Backup backup -> back(policy, backup, telling);
            case ListCopies() -> list(policy, telling);
            case Verify() -> verify(policy, telling);
            case Restore restore -> restore(policy, restore, telling);
            case Forget(Retention keep) -> forget(policy, keep, telling);
            case RecoveryAct.Drill drill -> throw new IllegalArgumentException("a drill is no single act: " + drill);
        };
    }

    private RecoveryResult back(Policy.Restic policy, Backup backup, Telling telling) throws JobRefused, ToolFailed {
        if (backup.extent() != Extent.FULL) {
            throw new JobRefused(Reason.UNABLE, "restic always stores changes only; it knows no extent but FULL");
        }
        List<String> paths = SourcePaths.allowed(backup.paths(), policy);
        ToolEnd end = calls.run(
                policy,
                ResticCalls.then(
                        List.of("backup", "--json", "--tag", policy.terms().name(), "--"), paths),
                telling);
        return ResticAnswers.made(end);
    }

    private RecoveryResult list(Policy.Restic policy, Telling telling) throws ToolFailed {
        ToolEnd end = calls.run(
                policy, List.of("snapshots", "--json", "--tag", policy.terms().name()), telling);
        return new CopiesListed(
                ResticAnswers.copies(end, id -> size(policy, id, telling)),
                RepositoryDisk.ofRestic(policy.repository()));
    }

    /** One copy with its size; of many, sizes are slow to tell. */
    BackupCopy copy(Policy.Restic policy, String id, Telling telling) throws JobRefused, ToolFailed {
        check(id);
        ToolEnd end = calls.run(
                policy, List.of("snapshots", "--json", "--tag", policy.terms().name()), telling);
        BackupCopy found = ResticAnswers.copies(end, other -> Optional.of(0L)).reversed().stream()
                .filter(copy -> id.equals(RecoveryAct.LATEST) || copy.id().startsWith(id))
                .findFirst()
                .orElseThrow(() ->
                        new ToolFailed(Code.COPY_MISSING, "the copy " + id + " is not in " + policy.repository()));
        return new BackupCopy(found.id(), found.kind(), found.at(), size(policy, found.id(), telling));
    }

    private static void check(String id) throws JobRefused {
        if (!id.matches(COPY_ID)) {
            throw new JobRefused(Reason.UNREADABLE, "a copy of restic is latest, or 8 to 64 hexadecimal digits");
        }
    }

    private Optional<Long> size(Policy.Restic policy, String copy, Telling telling) throws ToolFailed {
        ToolEnd end = calls.run(policy, List.of("stats", "--json", "--mode", "restore-size", copy), telling);
        return ResticAnswers.json(end).get("total_size").whole();
    }

    private RecoveryResult verify(Policy.Restic policy, Telling telling) throws ToolFailed {
        calls.removeDeadLocks(policy, telling);
        calls.run(policy, List.of("check", "--read-data"), telling);
        return new Verified();
    }

    private RecoveryResult restore(Policy.Restic policy, Restore restore, Telling telling)
            throws JobRefused, ToolFailed {
        if (restore.until().isPresent()) {
            throw new JobRefused(Reason.UNABLE, "restic restores copies as they are, and knows no moment between two");
        }
        check(restore.copy());
        Path into = RestoreFolder.of(restore.into(), policy.terms());
        ToolEnd end = calls.run(
                policy,
                List.of(
                        "restore",
                        restore.copy(),
                        "--tag",
                        policy.terms().name(),
                        "--target",
                        into.toString(),
                        "--verify"),
                telling);
        return new Restored(into.toString(), end.took());
    }

    private RecoveryResult forget(Policy.Restic policy, Retention keep, Telling telling) throws JobRefused, ToolFailed {
        int atLeast = KeepAtLeast.of(policy.terms(), keep);
        calls.removeDeadLocks(policy, telling);
        List<String> rule = switch (keep.unit()) {
            case COPIES -> List.of("--keep-last", String.valueOf(keep.amount()));
            case DAYS -> List.of("--keep-within", keep.amount() + "d", "--keep-last", String.valueOf(atLeast));
        };
        ToolEnd end = calls.run(
                policy,
                ResticCalls.then(
                        List.of(
                                "forget",
                                "--json",
                                "--prune",
                                "--group-by",
                                "",
                                "--tag",
                                policy.terms().name()),
                        rule),
                telling);
        Json groups = ResticAnswers.json(end);
        int left = groups.items().stream()
                .mapToInt(g -> g.get("keep").items().size())
                .sum();
        int removed = groups.items().stream()
                .mapToInt(g -> g.get("remove").items().size())
                .sum();
        return new Forgotten(removed, left);
    }
}
