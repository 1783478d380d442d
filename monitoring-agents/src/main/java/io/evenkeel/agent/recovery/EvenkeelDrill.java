package io.evenkeel.agent.recovery;

import io.evenkeel.agent.recovery.Proof.Proved;
import io.evenkeel.protocol.DrillStep;
import io.evenkeel.protocol.ProofCheck;
import io.evenkeel.protocol.RecoveryAct;
import io.evenkeel.protocol.RecoveryAct.Drill;
import io.evenkeel.protocol.RecoveryAct.Restore;
import io.evenkeel.protocol.RecoveryResult.BackupCopy;
import io.evenkeel.protocol.RecoveryResult.Reason;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A drill of Evenkeel itself: a backup becomes an installation, whose database is started and whose audit trail is read to its
 * end. No server is started on it: it would page people.
 */
final class EvenkeelDrill implements DrillTool {

    private static final String DATA = "evenkeel";

    private final Policy.Evenkeel policy;
    private final Drill drill;
    private final EvenkeelTool tool;
    private final Telling telling;
    private String copy = "";

    EvenkeelDrill(Policy.Evenkeel policy, Drill drill, EvenkeelTool tool, Telling telling) {
        this.policy = policy;
        this.drill = drill;
        this.tool = tool;
        this.telling = telling;
    }

    @Override
    public Chosen choose() throws JobRefused, ToolFailed {
        if (drill.until().isPresent()) {
            throw new JobRefused(
                    Reason.UNABLE, "Evenkeel restores backups as they are, and knows no moment between two");
        }
        if (!drill.checks().isEmpty()) {
            throw new JobRefused(
                    Reason.UNABLE,
                    drill.checks().stream().map(ProofCheck::name).findFirst().orElse("")
                            + " is a question to a database of the business, and Evenkeel's is asked none");
        }
        BackupCopy found = tool.copy(policy, drill.copy(), telling);
        BackupCopy newest = tool.copy(policy, RecoveryAct.LATEST, telling);
        copy = found.id();
        return new Chosen(copy, found.sizeBytes().orElse(0L), Optional.of(found.at()), Optional.of(newest.at()));
    }

    @Override
    public void restore(DrillSandbox sandbox) throws JobRefused, ToolFailed {
        tool.carryOut(policy, new Restore(copy, data(sandbox).toString(), Optional.empty()), telling);
    }

    /** The database listens on this machine only, and has a way out. */
    @Override
    public boolean start(DrillSandbox sandbox, DrillSteps steps) throws JobRefused, ToolFailed {
        Path trail = sandbox.folder().resolve("trail.ndjson.gz");
        return steps.step(
                DrillStep.START,
                () -> {
                    tool.readTrail(policy, data(sandbox), trail, telling);
                    return false;
                },
                networkCut -> "its audit trail was read to the end");
    }

    @Override
    public void prove(DrillSandbox sandbox, DrillChecks checks) throws ToolFailed {
        checks.check("evenkeel backups verify", () -> {
            tool.carryOut(policy, new RecoveryAct.Verify(), telling);
            return new Proved("no damage", List.of());
        });
    }

    private static Path data(DrillSandbox sandbox) {
        return sandbox.folder().resolve(DATA);
    }

    @Override
    public void awaitEnd() {
        // Its tools have ended when their runs return.
    }
}
