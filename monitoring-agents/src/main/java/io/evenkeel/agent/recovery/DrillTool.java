package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.RecoveryFinding;
import java.time.Instant;
import java.util.Optional;

/** What of a drill depends on the tool that made the copy. Of one drill; its methods are called in this order. */
interface DrillTool {

    /** Finds the copy, and what must be known before anything is restored. */
    Chosen choose() throws JobRefused, ToolFailed;

    void restore(DrillSandbox sandbox) throws JobRefused, ToolFailed;

    /** @return whether what was started can't reach the network */
    boolean start(DrillSandbox sandbox, DrillSteps steps) throws JobRefused, ToolFailed;

    /** The tool's own check, what was written down with the copy, and the checks of the business. */
    void prove(DrillSandbox sandbox, DrillChecks checks) throws ToolFailed;

    /** What runs was told to end; waits until it has. */
    void awaitEnd();

    /**
     * The copy of the drill.
     *
     * @param sizeBytes of what it restores to
     * @param recoveredTo the moment that its restore will show
     * @param newest the newest moment that could be restored now
     */
    record Chosen(String copy, long sizeBytes, Optional<Instant> recoveredTo, Optional<Instant> newest) {}

    /** Something that may fail as tools do. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws JobRefused, ToolFailed;
    }

    /** Whether somebody ended the drill, and why. */
    @FunctionalInterface
    interface Ended {
        Optional<RecoveryFinding> why();
    }
}
