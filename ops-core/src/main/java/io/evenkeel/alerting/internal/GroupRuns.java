package io.evenkeel.alerting.internal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Evaluates groups side by side, each by one thread at a time, so that a slow one holds up nobody but itself. An
 * evaluation whose time comes while the one before still runs is left out, counted and shown. Thread-safe.
 */
@Component
class GroupRuns {
    private static final int AT_ONCE = 3;

    private final RuleRun run;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofVirtual().name("rules-", 0).factory());
    private final Map<String, GroupPace> paces = new ConcurrentHashMap<>();
    private final Counter missed;
    private final Counter failed;
    private final Timer time;

    GroupRuns(RuleRun run, ObjectProvider<MeterRegistry> registries) {
        this.run = run;
        MeterRegistry metrics = registries.getIfAvailable(SimpleMeterRegistry::new);
        this.missed = metrics.counter("evenkeel.rules.evaluations.missed");
        this.failed = metrics.counter("evenkeel.rules.evaluations.failed");
        this.time = metrics.timer("evenkeel.rules.evaluation");
        metrics.gauge("evenkeel.rules.lag.seconds", paces, GroupRuns::worstLag);
    }

    private static double worstLag(Map<String, GroupPace> paces) {
        return paces.values().stream()
                .mapToDouble(pace -> seconds(pace.lag()))
                .max()
                .orElse(0);
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /** Begins the evaluation of those groups that are due and do not run. */
    List<Future<?>> begin(List<RuleGroup> groups, Map<String, RuleStates.RuleState> before, Instant now) {
        List<Future<?>> begun = new ArrayList<>();
        for (RuleGroup group : groups) {
            Optional<GroupPace> pace = pace(group);
            if (group.isDue(lastOf(group, before), now)
                    && pace.filter(GroupPace::isRunning).isEmpty()) {
                GroupPace next = GroupPace.begun(pace, group, now);
                missed.increment(
                        (double) (next.missed() - pace.map(GroupPace::missed).orElse(0L)));
                paces.put(group.key(), next);
                begun.add(threads.submit(() -> evaluate(group, next, before, now)));
            }
        }
        return begun;
    }

    private void evaluate(RuleGroup group, GroupPace pace, Map<String, RuleStates.RuleState> before, Instant now) {
        long start = System.nanoTime();
        try {
            for (Rule rule : group.rules()) {
                if (!run.evaluate(rule, group.interval(), Optional.ofNullable(before.get(rule.key())), now)) {
                    failed.increment();
                }
            }
        } finally {
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            time.record(took);
            paces.put(group.key(), pace.ended(took));
        }
    }

    /** Waits until these have ended. */
    static void await(List<Future<?>> begun) {
        for (Future<?> one : begun) {
            try {
                one.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException e) {
                throw new IllegalStateException("a group could not be evaluated", e.getCause());
            }
        }
    }

    /** The least of its rules, so that one that was not reached is. */
    private static Optional<Instant> lastOf(RuleGroup group, Map<String, RuleStates.RuleState> states) {
        Optional<Instant> last = Optional.empty();
        for (Rule rule : group.rules()) {
            RuleStates.RuleState state = states.get(rule.key());
            if (state == null) {
                return Optional.empty();
            }
            if (last.isEmpty() || state.evaluatedAt().isBefore(last.get())) {
                last = Optional.of(state.evaluatedAt());
            }
        }
        return last;
    }

    Optional<GroupPace> pace(RuleGroup group) {
        return Optional.ofNullable(paces.get(group.key()));
    }

    /** Forgets groups that are not in force any more. */
    void keepOnly(Set<String> groups) {
        paces.keySet().retainAll(groups);
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
