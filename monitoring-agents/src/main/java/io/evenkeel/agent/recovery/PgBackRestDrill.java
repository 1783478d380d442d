package io.evenkeel.agent.recovery;

import io.evenkeel.agent.recovery.PgBackRestTool.Target;
import io.evenkeel.agent.recovery.Proof.Around;
import io.evenkeel.agent.recovery.Proof.Proved;
import io.evenkeel.agent.recovery.PsqlTables.Limits;
import io.evenkeel.protocol.DrillStep;
import io.evenkeel.protocol.ProofCheck;
import io.evenkeel.protocol.ProofCheck.MomentByTime;
import io.evenkeel.protocol.RecoveryAct;
import io.evenkeel.protocol.RecoveryAct.Drill;
import io.evenkeel.protocol.RecoveryFinding.Code;
import io.evenkeel.protocol.RecoveryNews;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A drill of a database whose changes are archived. */
final class PgBackRestDrill implements DrillTool {

    private static final int MOST_TABLES = 10_000;

    private final Policy.PgBackRest policy;
    private final Drill drill;
    private final PgBackRestTool tool;
    private final GuardedTool tools;
    private final Telling telling;
    private final DrillManifest<TableManifestFile> manifest;
    private final Optional<LiveDatabase> live;
    private final Map<MomentByTime, Optional<Around>> moments = new HashMap<>();
    private Target target = new Target.CopysEnd();
    private String copy = "";
    private Optional<Instant> newest = Optional.empty();
    private Optional<SandboxDatabase> database = Optional.empty();

    PgBackRestDrill(
            Policy.PgBackRest policy,
            Drill drill,
            PgBackRestTool tool,
            GuardedTool tools,
            ManifestFolder manifests,
            Telling telling) {
        this.policy = policy;
        this.drill = drill;
        this.tool = tool;
        this.tools = tools;
        this.telling = telling;
        this.manifest = new DrillManifest<>(manifests, drill.manifest());
        this.live = LiveDatabase.of(policy, tools);
    }

    @Override
    public Chosen choose() throws JobRefused, ToolFailed {
        PgBackRestTool.check(drill.copy());
        StanzaInfo.Copy found = find(tool.copies(policy, telling));
        copy = found.label();
        if (drill.until().isEmpty()) {
            manifest.read(copy, TableManifestFile::read);
        }
        Instant recoveredTo = target(found);
        for (ProofCheck check : drill.checks()) {
            if (check instanceof MomentByTime byTime) {
                moments.put(byTime, around(byTime, recoveredTo));
            }
        }
        newest = live.flatMap(LiveDatabase::archivedUntil);
        return new Chosen(copy, found.sizeBytes(), Optional.of(recoveredTo), newest);
    }

    private StanzaInfo.Copy find(StanzaInfo stanza) throws ToolFailed {
        boolean isByMoment =
                drill.copy().equals(RecoveryAct.LATEST) && drill.until().isPresent();
        StanzaInfo.Copy found = (isByMoment ? stanza.before(drill.until().get()) : stanza.find(drill.copy()))
                .orElseThrow(() -> new ToolFailed(
                        Code.COPY_MISSING,
                        "no copy of " + policy.stanza() + " serves: "
                                + drill.until()
                                        .map(moment -> "none ended before " + moment)
                                        .orElse(drill.copy() + " is not there")));
        if (drill.until().filter(moment -> moment.isBefore(found.end())).isPresent()) {
            throw new ToolFailed(
                    Code.COPY_MISSING, "copy " + found.label() + " ended at " + found.end() + ", after the moment");
        }
        return found;
    }

    private Instant target(StanzaInfo.Copy found) {
        if (drill.until().isPresent()) {
            target = new Target.Moment(drill.until().get());
            return drill.until().get();
        }
        if (manifest.found().isPresent()) {
            target = new Target.Point(TableManifests.pointOf(found.label()));
            return manifest.found().get().manifest().at();
        }
        return found.end();
    }

    /** Asked before anything is restored, so that what comes meanwhile is after the moment all the same. */
    private Optional<Around> around(MomentByTime check, Instant moment) {
        String at = "'" + moment + "'::timestamptz";
        String one = "(SELECT " + check.column() + "::text FROM " + check.table() + " WHERE " + check.timeColumn();
        String select = "SELECT " + one + " <= " + at + " ORDER BY " + check.timeColumn() + " DESC LIMIT 1) AS before, "
                + one + " > " + at + " ORDER BY " + check.timeColumn() + " LIMIT 1) AS after";
        return live.flatMap(asked -> asked.ask(select) instanceof Answer.Rows(var rows)
                ? rows.stream()
                        .findFirst()
                        .flatMap(row -> row.get("before")
                                .text()
                                .map(before ->
                                        new Around(before, row.get("after").text())))
                : Optional.empty());
    }

    @Override
    public void restore(DrillSandbox sandbox) throws JobRefused, ToolFailed {
        tool.restore(policy, copy, target, sandbox.folder(), telling);
    }

    @Override
    public boolean start(DrillSandbox sandbox, DrillSteps steps) throws JobRefused, ToolFailed {
        var restored = new SandboxDatabase(sandbox, tools, policy.terms().limit(), telling);
        database = Optional.of(restored);
        steps.step(
                DrillStep.REPLAY,
                () -> {
                    replay(restored);
                    return "";
                },
                seen -> seen);
        return steps.step(
                DrillStep.START,
                () -> serve(sandbox, restored),
                isCut -> isCut ? "cut off from the network" : "this host can't cut it off from the network");
    }

    /** Where the moment lies after all that was archived, nothing is gone. */
    private void replay(SandboxDatabase restored) throws ToolFailed {
        try {
            restored.replay();
        } catch (ToolFailed e) {
            boolean isLater = drill.until()
                    .filter(moment -> newest.filter(moment::isAfter).isPresent())
                    .isPresent();
            throw isLater && e.finding().code() == Code.WAL_MISSING
                    ? new ToolFailed(
                            Code.MOMENT_NOT_REACHED,
                            "the moment " + drill.until().get() + " lies after all that was archived, which ends at "
                                    + newest.get())
                    : e;
        }
    }

    private boolean serve(DrillSandbox sandbox, SandboxDatabase restored) throws ToolFailed {
        try (var probe = new NetworkProbe()) {
            restored.serve(probe);
            if (tables(sandbox, Limits.USUAL).prepare(policy.database().superuser())
                    instanceof Answer.Failed(String why)) {
                throw new ToolFailed(Code.NOT_STARTED, "the restored database lets nobody ask: " + why);
            }
            return probe.isCut();
        } catch (IOException e) {
            throw new ToolFailed(Code.SANDBOX_FAILED, "the way out can't be tried: " + e.getMessage());
        }
    }

    private Limits questions() {
        return new Limits(policy.database().patience(), Limits.USUAL.rows(), Limits.USUAL.characters());
    }

    private PsqlTables tables(DrillSandbox sandbox, Limits limits) {
        PsqlTables.Psql psql = (role, sql, environment, limit) -> sandbox.script()
                .call(
                        limit,
                        environment,
                        List.of(
                                "ask",
                                sandbox.folder().toString(),
                                role,
                                policy.database().name(),
                                sql));
        return new PsqlTables(tools, psql, limits);
    }

    @Override
    public void prove(DrillSandbox sandbox, DrillChecks checks) throws ToolFailed {
        checks.check("pgbackrest verify", () -> {
            tool.carryOut(policy, new RecoveryAct.Verify(), telling);
            return new Proved("no damage, no gap", List.of());
        });
        contents(sandbox, checks);
        var proof = new Proof(tables(sandbox, questions()));
        for (ProofCheck check : drill.checks()) {
            checks.check(check.name(), () -> prove(proof, check));
        }
    }

    private void contents(DrillSandbox sandbox, DrillChecks checks) throws ToolFailed {
        if (drill.until().isPresent()) {
            checks.leftOut(RecoveryNews.MANIFEST, "it was taken at another moment than the chosen one");
        } else if (drill.manifest().isEmpty()) {
            checks.leftOut(RecoveryNews.MANIFEST, "none was taken with this copy");
        } else {
            var limits = new Limits(policy.terms().limit(), MOST_TABLES, Limits.USUAL.characters());
            var proof = new Proof(tables(sandbox, limits));
            checks.check(RecoveryNews.MANIFEST, () -> manifest.proved(file -> proof.sameTables(file)));
        }
    }

    private Proved prove(Proof proof, ProofCheck check) {
        if (!(check instanceof MomentByTime byTime)) {
            return proof.of(check);
        }
        return moments.getOrDefault(byTime, Optional.empty())
                .map(rows -> proof.moment(check, byTime.table(), byTime.column(), rows))
                .orElseGet(() -> Proved.of(
                        "", Proof.unknown(check, "can't be asked of the protected database, or has no row before it")));
    }

    @Override
    public void awaitEnd() {
        database.ifPresent(SandboxDatabase::awaitEnd);
    }
}
