package io.evenkeel.agent.recovery;

import io.evenkeel.agent.recovery.DrillTool.Chosen;
import io.evenkeel.protocol.DrillFinding;
import io.evenkeel.protocol.DrillStep;
import io.evenkeel.protocol.RecoveryAct.Drill;
import io.evenkeel.protocol.RecoveryFinding;
import io.evenkeel.protocol.RecoveryFinding.Code;
import io.evenkeel.protocol.RecoveryResult;
import io.evenkeel.protocol.RecoveryResult.Drilled;
import io.evenkeel.protocol.RecoveryResult.Failed;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One drill from its first step to its clean-up, which comes whatever happens. {@link #end} may be called on any thread. */
final class RestoreDrill {

    private final Drill drill;
    private final DrillTool tool;
    private final DrillSandbox sandbox;
    private final GuardedTool tools;
    private final GuardedTool cleaning;
    private final Telling telling;
    private final DrillSteps steps;
    private final AtomicReference<@Nullable SpaceWatch> watching = new AtomicReference<>();
    private final AtomicReference<@Nullable RecoveryFinding> ended = new AtomicReference<>();

    /**
     * @param tools of this drill alone: they are closed to end what runs
     * @param cleaning goes on when they are closed
     */
    RestoreDrill(
            Drill drill,
            DrillTool tool,
            DrillSandbox sandbox,
            GuardedTool tools,
            GuardedTool cleaning,
            Telling telling) {
        this.drill = drill;
        this.tool = tool;
        this.sandbox = sandbox;
        this.tools = tools;
        this.cleaning = cleaning;
        this.telling = telling;
        this.steps = new DrillSteps(telling);
    }

    RecoveryResult run() throws JobRefused {
        long begin = System.nanoTime();
        Optional<RecoveryFinding> failed;
        Optional<Drilled> drilled = Optional.empty();
        try {
            drilled = Optional.of(steps(begin));
            failed = Optional.empty();
        } catch (ToolFailed e) {
            // What was ended fails in many ways; why it was ended says more.
            failed = Optional.of(whyEnded().orElse(e.finding()));
        } finally {
            tools.close();
            tool.awaitEnd();
            Optional<RecoveryFinding> left = cleanUp();
            drilled = drilled.map(all -> with(all, left, begin));
        }
        return failed.<RecoveryResult>map(Failed::new).orElseGet(drilled::orElseThrow);
    }

    private Drilled steps(long begin) throws JobRefused, ToolFailed {
        Chosen chosen = steps.step(DrillStep.PREPARE, this::prepare, found -> "copy " + found.copy());
        long bytes = watched(chosen);
        boolean networkCut = tool.start(sandbox, steps);
        List<DrillFinding> findings = prove();
        return new Drilled(
                chosen.copy(),
                chosen.recoveredTo(),
                chosen.newest(),
                bytes,
                networkCut,
                findings,
                DrillSteps.since(begin));
    }

    private Chosen prepare() throws JobRefused, ToolFailed {
        Chosen chosen = tool.choose();
        Optional<RecoveryFinding> tooMuch = SpaceWatch.check(chosen.sizeBytes(), drill.mostBytes());
        if (tooMuch.isPresent()) {
            throw new ToolFailed(
                    Code.SPACE_EXCEEDED,
                    "copy " + chosen.copy() + " restores to " + chosen.sizeBytes() + " bytes, and the drill may take "
                            + drill.mostBytes());
        }
        checkFree(chosen.sizeBytes());
        sandbox.prepare(tools);
        return chosen;
    }

    /** A disk that others need is not filled to its end to find out that it was too small. */
    private void checkFree(long needed) throws ToolFailed {
        try {
            long free = Files.getFileStore(sandbox.folder().getParent()).getUsableSpace();
            if (free < needed) {
                throw new ToolFailed(
                        Code.DISK_FULL,
                        "the disk of " + sandbox.folder().getParent() + " has " + free
                                + " bytes free, and the copy needs " + needed);
            }
        } catch (IOException e) {
            throw new ToolFailed(Code.SANDBOX_FAILED, "the disk of the sandbox can't be looked at: " + e.getMessage());
        }
    }

    /** @return bytes that were restored */
    private long watched(Chosen chosen) throws JobRefused, ToolFailed {
        var watch = new SpaceWatch(
                sandbox,
                tools,
                drill.mostBytes(),
                size -> telling.progress((double) size / Math.max(1, chosen.sizeBytes()), size),
                this::end);
        watching.set(watch);
        return steps.step(
                DrillStep.RESTORE,
                () -> {
                    tool.restore(sandbox);
                    return sandbox.size(tools);
                },
                bytes -> String.format(Locale.ROOT, "%.1f MiB", bytes / 1_048_576.0));
    }

    private List<DrillFinding> prove() throws JobRefused, ToolFailed {
        var checks = new DrillChecks(telling, this::whyEnded);
        return steps.step(
                        DrillStep.PROVE,
                        () -> {
                            tool.prove(sandbox, checks);
                            return checks;
                        },
                        DrillChecks::seen,
                        done -> done.findings().isEmpty())
                .findings();
    }

    private Optional<RecoveryFinding> cleanUp() throws JobRefused {
        Optional.ofNullable(watching.get()).ifPresent(SpaceWatch::close);
        try {
            steps.step(
                    DrillStep.CLEAN_UP,
                    () -> {
                        sandbox.remove(cleaning);
                        return "";
                    },
                    seen -> seen);
            return Optional.empty();
        } catch (ToolFailed e) {
            telling.said(e.finding().sentence());
            return Optional.of(e.finding());
        }
    }

    private static Drilled with(Drilled all, Optional<RecoveryFinding> left, long begin) {
        List<DrillFinding> findings = new ArrayList<>(all.findings());
        left.ifPresent(finding -> findings.add(DrillFinding.of(DrillStep.CLEAN_UP.id(), finding)));
        return new Drilled(
                all.copy(),
                all.recoveredTo(),
                all.newest(),
                all.restoredBytes(),
                all.networkCut(),
                findings,
                DrillSteps.since(begin));
    }

    /** Ends what runs; the first reason counts. */
    void end(RecoveryFinding why) {
        if (ended.compareAndSet(null, why)) {
            tools.close();
        }
    }

    private Optional<RecoveryFinding> whyEnded() {
        return Optional.ofNullable(ended.get());
    }
}
