package io.evenkeel.alerting.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.evenkeel.telemetry.PromQl;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** A slow group holds up nobody but itself, and what it leaves out is counted. */
class GroupRunsTest {
    private static final Instant START = Instant.parse("2026-11-21T02:00:00Z");
    private static final RuleGroup QUICK = group("quick");
    private static final RuleGroup SLOW = group("slow");

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final RuleRun run = mock(RuleRun.class);
    private final Map<String, RuleStates.RuleState> states = new HashMap<>();
    private final CountDownLatch slowMayEnd = new CountDownLatch(1);
    private final AtomicInteger quickRuns = new AtomicInteger();
    private GroupRuns runs;

    @BeforeEach
    void open() {
        var beans = new StaticListableBeanFactory();
        beans.addBean("metrics", metrics);
        runs = new GroupRuns(run, beans.getBeanProvider(MeterRegistry.class));
        when(run.evaluate(argThat(rule -> rule != null && rule.group().equals("slow")), any(), any(), any()))
                .thenAnswer(call -> {
                    slowMayEnd.await();
                    return false;
                });
        when(run.evaluate(argThat(rule -> rule != null && rule.group().equals("quick")), any(), any(), any()))
                .thenAnswer(call -> quickRuns.incrementAndGet() > 0);
    }

    @AfterEach
    void close() {
        slowMayEnd.countDown();
        runs.stop();
    }

    @Test
    void aSlowGroupHoldsUpNobodyAndWhatItLeavesOutIsCounted() {
        var slow = runs.begin(List.of(SLOW), states, START);
        for (int i = 0; i < 5; i++) {
            var quick = runs.begin(List.of(SLOW, QUICK), states, START.plusSeconds(15L * i + 2));
            assertThat(quick).as("the slow one still runs").hasSize(1);
            GroupRuns.await(quick);
        }
        assertThat(quickRuns).hasValue(5);
        slowMayEnd.countDown();
        GroupRuns.await(slow);
        GroupRuns.await(runs.begin(List.of(SLOW), states, START.plusSeconds(75)));

        assertThat(runs.pace(SLOW).orElseThrow().missed()).isEqualTo(4);
        assertThat(runs.pace(QUICK).orElseThrow().missed()).isZero();
        assertThat(metrics.counter("evenkeel.rules.evaluations.missed").count()).isEqualTo(4);
        assertThat(metrics.counter("evenkeel.rules.evaluations.failed").count()).isEqualTo(2);
    }

    @Test
    void lagIsCountedFromTheTimeThatTheGroupWasDue() {
        GroupRuns.await(runs.begin(List.of(QUICK), states, START.plusMillis(4_500)));
        assertThat(runs.pace(QUICK).orElseThrow().lag()).isEqualTo(Duration.ofMillis(4_500));
        assertThat(metrics.get("evenkeel.rules.lag.seconds").gauge().value()).isEqualTo(4.5);
    }

    @Test
    void aGroupIsDueOnceInEachInterval() {
        states.put(QUICK.rules().getFirst().key(), evaluated(START.plusSeconds(2)));
        assertThat(runs.begin(List.of(QUICK), states, START.plusSeconds(14))).isEmpty();
        assertThat(runs.begin(List.of(QUICK), states, START.plusSeconds(15))).hasSize(1);
    }

    private static RuleStates.RuleState evaluated(Instant at) {
        return new RuleStates.RuleState(at, Optional.of(at), Optional.empty(), Optional.empty());
    }

    private static RuleGroup group(String name) {
        var rule = new Rule(
                "f.yml",
                name,
                "A",
                PromQl.parse("x"),
                Duration.ZERO,
                Duration.ZERO,
                Map.of(),
                Map.of(),
                Optional.empty());
        return new RuleGroup("f.yml", name, Duration.ofSeconds(15), List.of(rule));
    }
}
