package io.evenkeel.agent.recovery;

import io.evenkeel.agent.recovery.Proof.Proved;
import io.evenkeel.protocol.ProofCheck;
import io.evenkeel.protocol.RecoveryAct;
import io.evenkeel.protocol.RecoveryAct.Drill;
import io.evenkeel.protocol.RecoveryAct.Restore;
import io.evenkeel.protocol.RecoveryFinding.Code;
import io.evenkeel.protocol.RecoveryNews;
import io.evenkeel.protocol.RecoveryResult.BackupCopy;
import io.evenkeel.protocol.RecoveryResult.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A drill of files. Nothing that was restored is run. */
final class ResticDrill implements DrillTool {

    private static final String FILES = "files";

    private final Policy.Restic policy;
    private final Drill drill;
    private final ResticTool tool;
    private final FileManifests files;
    private final DrillManifest<Path> manifest;
    private final Telling telling;
    private String copy = "";

    /** @param files by the tools of this drill */
    ResticDrill(
            Policy.Restic policy,
            Drill drill,
            ResticTool tool,
            FileManifests files,
            ManifestFolder manifests,
            Telling telling) {
        this.policy = policy;
        this.drill = drill;
        this.tool = tool;
        this.files = files;
        this.telling = telling;
        this.manifest = new DrillManifest<>(manifests, drill.manifest());
    }

    @Override
    public Chosen choose() throws JobRefused, ToolFailed {
        if (drill.until().isPresent()) {
            throw new JobRefused(Reason.UNABLE, "restic restores copies as they are, and knows no moment between two");
        }
        if (!drill.checks().isEmpty()) {
            throw new JobRefused(
                    Reason.UNABLE,
                    drill.checks().stream().map(ProofCheck::name).findFirst().orElse("")
                            + " is a question to a database, and restic restores files");
        }
        BackupCopy found = tool.copy(policy, drill.copy(), telling);
        Instant newest = drill.copy().equals(RecoveryAct.LATEST)
                ? found.at()
                : tool.copy(policy, RecoveryAct.LATEST, telling).at();
        copy = found.id();
        manifest.read(copy, file -> file);
        return new Chosen(copy, found.sizeBytes().orElse(0L), Optional.of(found.at()), Optional.of(newest));
    }

    @Override
    public void restore(DrillSandbox sandbox) throws JobRefused, ToolFailed {
        String into = sandbox.folder().resolve(FILES).toString();
        tool.carryOut(policy, new Restore(copy, into, Optional.empty()), telling);
    }

    /** Nothing is started, so that nothing has a way out. */
    @Override
    public boolean start(DrillSandbox sandbox, DrillSteps steps) {
        return true;
    }

    @Override
    public void prove(DrillSandbox sandbox, DrillChecks checks) throws ToolFailed {
        checks.check("restic check", () -> {
            tool.carryOut(policy, new RecoveryAct.Verify(), telling);
            return new Proved("no damage", List.of());
        });
        if (drill.manifest().isEmpty()) {
            checks.leftOut(RecoveryNews.MANIFEST, "none was taken with this copy");
        } else {
            Path restored = sandbox.folder().resolve(FILES);
            checks.check(RecoveryNews.MANIFEST, () -> manifest.proved(file -> compare(file, restored)));
        }
    }

    private Proved compare(Path file, Path restored) throws ToolFailed {
        try {
            return files.compare(file, restored).proved();
        } catch (IOException e) {
            throw new ToolFailed(Code.TOOL_FAILED, "the manifest can't be compared: " + e.getMessage());
        }
    }

    @Override
    public void awaitEnd() {
        // Its tools have ended when their runs return.
    }
}
