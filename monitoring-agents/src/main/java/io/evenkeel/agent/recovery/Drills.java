package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.RecoveryAct.Drill;
import io.evenkeel.protocol.RecoveryFinding;
import io.evenkeel.protocol.RecoveryFinding.Code;
import io.evenkeel.protocol.RecoveryJob;
import io.evenkeel.protocol.RecoveryResult;
import io.evenkeel.protocol.RecoveryResult.Reason;
import java.io.Closeable;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The drills that run on this host. Thread-safe. */
final class Drills implements Closeable {

    private static final long SECONDS_TO_CLEAN_UP = 30;

    private final Path guard;
    private final Path script;
    private final Path manifests;
    private final InstantSource clock;
    /** Outlives the tools of every drill, so that it can clean up after them. */
    private final GuardedTool cleaning;

    private final Map<String, RestoreDrill> running = new ConcurrentHashMap<>();
    private final Map<Long, RestoreDrill> byNumber = new ConcurrentHashMap<>();
    /** Its first party is this; each drill is one more until it has cleaned up. */
    private final Phaser over = new Phaser(1);

    Drills(Path guard, Path script, Path manifests, InstantSource clock) {
        this.guard = guard;
        this.script = script;
        this.manifests = manifests;
        this.clock = clock;
        this.cleaning = new GuardedTool(guard);
    }

    /** The agent is known by the folder that it alone writes to. */
    private String owner() {
        return manifests.resolveSibling("").toString();
    }

    RecoveryResult run(Policy policy, RecoveryJob job, Drill drill, Telling telling) throws JobRefused, ToolFailed {
        Path below = policy.terms()
                .restoreBelow()
                .orElseThrow(() -> JobRefused.notAllowed(
                        "jobs.conf names no restore-below for " + policy.terms().name() + ", so no drill takes place"));
        HostScript own = HostScript.of(script, policy);
        DrillSandbox.sweep(own, cleaning, below, owner(), Set.copyOf(running.keySet()));
        try (var tools = new GuardedTool(guard)) {
            var sandbox = new DrillSandbox(own, below.resolve(drill.drill()), owner());
            var run = new RestoreDrill(
                    drill, tool(policy, job, drill, tools, telling), sandbox, tools, cleaning, telling);
            if (running.putIfAbsent(drill.drill(), run) != null) {
                throw new JobRefused(Reason.BUSY, drill.drill() + " runs already");
            }
            byNumber.put(job.number(), run);
            over.register();
            try {
                return run.run();
            } finally {
                byNumber.remove(job.number());
                running.remove(drill.drill());
                over.arriveAndDeregister();
            }
        }
    }

    private DrillTool tool(Policy policy, RecoveryJob job, Drill drill, GuardedTool tools, Telling telling)
            throws JobRefused {
        var folder = new ManifestFolder(manifests, job.adapter(), job.policy());
        return switch (policy) {
            case Policy.Restic allowed ->
                new ResticDrill(
                        allowed,
                        drill,
                        new ResticTool(tools),
                        new FileManifests(
                                HostScript.of(script, policy),
                                tools,
                                policy.terms().limit()),
                        folder,
                        telling);
            case Policy.PgBackRest allowed ->
                new PgBackRestDrill(allowed, drill, new PgBackRestTool(tools, clock), tools, folder, telling);
            case Policy.Evenkeel allowed -> new EvenkeelDrill(allowed, drill, new EvenkeelTool(tools, clock), telling);
        };
    }

    void stop(long number) {
        RestoreDrill drill = byNumber.get(number);
        if (drill != null) {
            drill.end(new RecoveryFinding(Code.DRILL_STOPPED, "the drill was stopped"));
        }
    }

    /** What cannot be swept now is swept before the next drill, which says why where it can't be. */
    void sweep(Collection<Policy> policies) {
        for (Policy policy : policies) {
            try {
                if (policy.terms().restoreBelow().isPresent()) {
                    DrillSandbox.sweep(
                            HostScript.of(script, policy),
                            cleaning,
                            policy.terms().restoreBelow().get(),
                            owner(),
                            Set.copyOf(running.keySet()));
                }
            } catch (ToolFailed e) {
                // Told by the next drill.
            }
        }
    }

    @Override
    public void close() {
        running.values()
                .forEach(drill -> drill.end(
                        new RecoveryFinding(Code.ENDED_BY_AGENT, "the drill was ended, because the agent ends")));
        try {
            over.awaitAdvanceInterruptibly(over.arrive(), SECONDS_TO_CLEAN_UP, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            // What is left is swept at the next start.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        cleaning.close();
    }
}
