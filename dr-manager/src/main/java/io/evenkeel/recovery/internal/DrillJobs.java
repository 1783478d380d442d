package io.evenkeel.recovery.internal;

import io.evenkeel.protocol.ProofCheck;
import io.evenkeel.protocol.RecoveryAct;
import io.evenkeel.protocol.RecoveryFinding;
import io.evenkeel.protocol.RecoveryNews;
import io.evenkeel.recovery.Drill;
import io.evenkeel.recovery.DrillCheck;
import io.evenkeel.recovery.DrillCheck.Expected;
import io.evenkeel.recovery.KeptCopy;
import io.evenkeel.recovery.RecoveryPolicy;
import io.evenkeel.recovery.RecoveryRun.Outcome;
import io.evenkeel.recovery.internal.CopyRows.ToDrill;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The job by which a host holds a drill. Called in a transaction that holds its row. */
@Component
class DrillJobs {
    private static final long GIB = 1L << 30;

    private final DrillRows rows;
    private final DrillWrites writes;
    private final CopyRows copies;
    private final JobRows jobs;
    private final DrillNews news;

    DrillJobs(DrillRows rows, DrillWrites writes, CopyRows copies, JobRows jobs, DrillNews news) {
        this.rows = rows;
        this.writes = writes;
        this.copies = copies;
        this.jobs = jobs;
        this.news = news;
    }

    /** What the host is asked to do; empty where it can't be held any more, and has ended. */
    Optional<RecoveryAct> act(StoredRun stored, RecoveryPolicy policy, Instant now) {
        StoredDrill drill = rows.lock(stored.drill().orElseThrow()).orElseThrow();
        if (drill.stopBy().isPresent()) {
            giveUp(
                    stored,
                    Ending.bad(
                            Outcome.REFUSED,
                            RecoveryFinding.Code.DRILL_STOPPED.id(),
                            "It was stopped before the host began."),
                    now);
            return Optional.empty();
        }
        Optional<ToDrill> chosen = copies.toDrill(policy.id(), drill.drill().until());
        if (chosen.isEmpty()) {
            giveUp(
                    stored,
                    Ending.bad(
                            Outcome.FAILED,
                            RecoveryFinding.Code.COPY_MISSING.id(),
                            "There is no checked copy of " + policy.terms().name() + " any more."),
                    now);
            return Optional.empty();
        }
        KeptCopy copy = chosen.get().copy();
        writes.copy(drill.id(), new Drill.Copy(copy.id(), copy.kind(), copy.at(), copy.sizeBytes()));
        return Optional.of(new RecoveryAct.Drill(
                DrillParts.folder(drill.number()),
                copy.id(),
                drill.drill().until(),
                policy.terms().drill().mostGib() * GIB,
                policy.terms().drill().checks().stream().map(DrillJobs::asked).toList(),
                chosen.get().manifest()));
    }

    private static ProofCheck asked(DrillCheck check) {
        return switch (check) {
            case DrillCheck.Question(String name, String sql, Expected expected) ->
                new ProofCheck.Question(name, sql, asked(expected));
            case DrillCheck.Moment(String name, String table, String column, String timeColumn) ->
                new ProofCheck.MomentByTime(name, table, column, timeColumn);
        };
    }

    private static ProofCheck.Expected asked(Expected expected) {
        return switch (expected) {
            case Expected.True() -> new ProofCheck.Expected.True();
            case Expected.Exactly(String text) -> new ProofCheck.Expected.Exactly(text);
            case Expected.AtLeast(double number) -> new ProofCheck.Expected.AtLeast(number);
        };
    }

    /** Nothing more is expected of it; a drill ends with its job. */
    void giveUp(StoredRun stored, Ending ending, Instant now) {
        jobs.end(stored.run().id(), now, ending);
        stored.drill()
                .ifPresent(drill -> news.broken(
                        drill, ending.code().orElse(""), ending.sentence().orElse("")));
    }

    /** @return whether somebody wants it stopped */
    boolean heard(StoredRun stored, RecoveryNews told, Instant now) {
        return stored.drill().map(drill -> news.heard(drill, told, now)).orElse(false);
    }
}
