package io.evenkeel.agent.recovery;

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
import io.evenkeel.protocol.RecoveryResult.Restored;
import io.evenkeel.protocol.RecoveryResult.Verified;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * pgBackRest, from 2.45 on. PostgreSQL itself archives its changes through pgBackRest; backups here never remove copies, only
 * {@link Forget} does. A restored database archives nothing, so that a drill cannot write into the repository it came from.
 */
final class PgBackRestTool implements BackupTool<Policy.PgBackRest> {

    private static final String COPY_LABEL = "latest|[0-9]{8}-[0-9]{6}F(_[0-9]{8}-[0-9]{6}[DI])?";
    private static final DateTimeFormatter TARGET = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss.SSSSSS'+00'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final PgBackRestCalls calls;
    private final InstantSource clock;

    PgBackRestTool(GuardedTool tool, InstantSource clock) {
        this.calls = new PgBackRestCalls(tool);
        this.clock = clock;
    }

    @Override
    public RecoveryResult carryOut(Policy.PgBackRest policy, RecoveryAct act, Telling telling)
            throws JobRefused, ToolFailed {
        return switch (act) {
            case Backup backup -> back(policy, backup, telling);
            case ListCopies() ->
                new CopiesListed(calls.stanza(policy, telling).copies(), RepositoryDisk.ofPgBackRest(policy.config()));
            case Verify() -> verify(policy, telling);
            case Restore restore -> restore(policy, restore, telling);
            case Forget(Retention keep) -> forget(policy, keep, telling);
            case RecoveryAct.Drill drill -> throw new IllegalArgumentException("a drill is no single act: " + drill);
        };
    }

    private RecoveryResult back(Policy.PgBackRest policy, Backup backup, Telling telling)
            throws JobRefused, ToolFailed {
        if (!backup.paths().isEmpty()) {
            throw new JobRefused(Reason.UNABLE, "pgBackRest copies the whole database cluster, and no single paths");
        }
        ToolEnd end =
                calls.run(policy, List.of("--type=" + type(backup.extent()), "--no-expire-auto", "backup"), telling);
        StanzaInfo.Copy made = calls.stanza(policy, telling).newest();
        return new BackupMade(made.label(), made.sizeBytes(), made.addedBytes(), Optional.empty(), end.took());
    }

    private static String type(Extent extent) {
        return switch (extent) {
            case FULL -> "full";
            case DIFFERENTIAL -> "diff";
            case INCREMENTAL -> "incr";
        };
    }

    /** {@code verify} of 2.45 ends with 0 whatever it finds, and is silent on archived changes that are gone: both are read. */
    private RecoveryResult verify(Policy.PgBackRest policy, Telling telling) throws ToolFailed {
        ToolEnd end = calls.run(policy, List.of("verify"), telling);
        VerifyOutput said = VerifyOutput.of(end.output());
        StanzaInfo stanza = calls.stanza(policy, telling);
        if (said.nothingThere()) {
            throw new ToolFailed(Code.REPOSITORY_MISSING, "there is no repository of the stanza " + policy.stanza());
        }
        Optional<String> damage = said.damage();
        if (damage.isPresent()) {
            throw new ToolFailed(
                    Code.REPOSITORY_DAMAGED,
                    "what lies in the repository of " + policy.stanza() + " is not what was written: " + damage.get());
        }
        Optional<String> gap = said.gap(stanza.found());
        if (gap.isPresent()) {
            throw new ToolFailed(Code.WAL_MISSING, gap.get());
        }
        return new Verified();
    }

    StanzaInfo copies(Policy.PgBackRest policy, Telling telling) throws ToolFailed {
        return calls.stanza(policy, telling);
    }

    /** Where the recovery of a drill ends. */
    sealed interface Target {

        /** As soon as the copy is whole. */
        record CopysEnd() implements Target {}

        /** The point that was made with the copy's manifest. */
        record Point(String name) implements Target {}

        record Moment(Instant at) implements Target {}
    }

    /**
     * Restores for a drill: with all tablespaces below the folder, since elsewhere they would lie where those of the protected
     * database do.
     */
    void restore(Policy.PgBackRest policy, String copy, Target target, Path folder, Telling telling)
            throws JobRefused, ToolFailed {
        check(copy);
        Path into = RestoreFolder.of(folder.resolve("data").toString(), policy.terms());
        List<String> arguments = new ArrayList<>(List.of(
                "--pg1-path=" + into,
                "--archive-mode=off",
                "--tablespace-map-all=" + folder.resolve("tablespaces"),
                "--set=" + copy,
                "--target-action=promote"));
        arguments.addAll(
                switch (target) {
                    case Target.CopysEnd() -> List.of("--type=immediate");
                    case Target.Point(String name) -> List.of("--type=name", "--target=" + name);
                    case Target.Moment(Instant at) -> List.of("--type=time", "--target=" + TARGET.format(at));
                });
        arguments.add("restore");
        calls.run(policy, arguments, telling);
    }

    static void check(String copy) throws JobRefused {
        if (!copy.matches(COPY_LABEL)) {
            throw new JobRefused(Reason.UNREADABLE, "a copy of pgBackRest is latest, or a label like 20261122-061943F");
        }
    }

    private RecoveryResult restore(Policy.PgBackRest policy, Restore restore, Telling telling)
            throws JobRefused, ToolFailed {
        check(restore.copy());
        Path into = RestoreFolder.of(restore.into(), policy.terms());
        List<String> arguments = new ArrayList<>(List.of("--pg1-path=" + into, "--archive-mode=off"));
        if (!restore.copy().equals(RecoveryAct.LATEST)) {
            arguments.add("--set=" + restore.copy());
        }
        restore.until()
                .ifPresent(moment -> arguments.addAll(
                        List.of("--type=time", "--target=" + TARGET.format(moment), "--target-action=promote")));
        arguments.add("restore");
        return new Restored(
                into.toString(), calls.run(policy, arguments, telling).took());
    }

    private RecoveryResult forget(Policy.PgBackRest policy, Retention keep, Telling telling)
            throws JobRefused, ToolFailed {
        int atLeast = KeepAtLeast.of(policy.terms(), keep);
        List<BackupCopy> before = calls.stanza(policy, telling).copies();
        int full = switch (keep.unit()) {
            case COPIES -> keep.amount();
            case DAYS -> Math.max(atLeast, fullWithin(before, Duration.ofDays(keep.amount())) + 1);
        };
        calls.run(
                policy,
                List.of("--repo1-retention-full-type=count", "--repo1-retention-full=" + full, "expire"),
                telling);
        int left = calls.stanza(policy, telling).found().size();
        return new Forgotten(before.size() - left, left);
    }

    /** One more is kept: the first moment within the days is reached from the copy before it. */
    private int fullWithin(List<BackupCopy> copies, Duration days) {
        Instant from = clock.instant().minus(days);
        return (int) copies.stream()
                .filter(copy -> copy.kind().equals("full") && copy.at().isAfter(from))
                .count();
    }
}
