package io.evenkeel.agent.recovery;

import io.evenkeel.protocol.RecoveryFinding.Code;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A restored PostgreSQL in its sandbox. It runs twice: first to take in archived changes, which may lie in the network, while nobody
 * can ask it; then cut off, to be asked. So nothing that came out of a copy ever runs with a way out.
 */
final class SandboxDatabase {

    private static final String READY = "database system is ready to accept connections";
    private static final int KEPT_LINES = 60;
    private static final Duration TO_END = Duration.ofSeconds(15);

    private final DrillSandbox sandbox;
    private final GuardedTool tools;
    private final Duration limit;
    private final Telling telling;
    private final Deque<String> log = new ArrayDeque<>();
    private CompletableFuture<?> serving = CompletableFuture.completedFuture("");

    SandboxDatabase(DrillSandbox sandbox, GuardedTool tools, Duration limit, Telling telling) {
        this.sandbox = sandbox;
        this.tools = tools;
        this.limit = limit;
        this.telling = telling;
    }

    /** Waits until all changes up to the moment are in. */
    void replay() throws ToolFailed {
        CompletableFuture<ToolEnd> run = start("replay", sandbox.folder().toString());
        sandbox.script().run(tools, limit, List.of("stop", sandbox.folder().toString()), line -> {});
        ended(run);
    }

    /** Waits until it answers. It goes on until the tools are closed. */
    void serve(NetworkProbe probe) throws ToolFailed {
        serving = start(
                "serve",
                sandbox.folder().toString(),
                String.valueOf(probe.controlPort()),
                String.valueOf(probe.probePort()));
    }

    /** The tools were closed; waits until it is gone, so that its folder can be removed in peace. */
    void awaitEnd() {
        try {
            serving.get(TO_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // That it was ended is what was asked for; what goes on is ended when its folder is removed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private CompletableFuture<ToolEnd> start(String... words) throws ToolFailed {
        synchronized (log) {
            log.clear();
        }
        var ready = new CompletableFuture<Void>();
        var run = new CompletableFuture<ToolEnd>();
        ToolCall call = sandbox.script().call(limit, Map.of(), List.of(words));
        Thread.ofVirtual().name("sandbox-database").start(() -> {
            try {
                run.complete(tools.stream(call, line -> hear(line, ready)));
            } catch (ToolFailed e) {
                run.completeExceptionally(e);
            } catch (RuntimeException e) {
                run.completeExceptionally(new ToolFailed(Code.NOT_STARTED, "the database can't be run: " + e));
            }
        });
        ended(CompletableFuture.anyOf(ready, run));
        if (!ready.isDone()) {
            throw failure();
        }
        return run;
    }

    private void hear(String bytes, CompletableFuture<Void> ready) {
        String line = new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        synchronized (log) {
            if (log.size() == KEPT_LINES) {
                log.removeFirst();
            }
            log.add(line);
        }
        telling.said(line);
        if (line.contains(READY)) {
            ready.complete(null);
        }
    }

    private void ended(CompletableFuture<?> waited) throws ToolFailed {
        try {
            waited.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ToolFailed failed) {
                throw failed;
            }
            throw new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw new ToolFailed(
                    Code.TOOL_HANGS,
                    "the restored database was not ready within " + limit.toMinutes()
                            + " minutes; jobs.conf allows more by limit-minutes");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToolFailed(Code.ENDED_BY_AGENT, "nobody waits for the restored database any more");
        }
    }

    private ToolFailed failure() {
        synchronized (log) {
            return StartFailure.of(List.copyOf(log));
        }
    }
}
