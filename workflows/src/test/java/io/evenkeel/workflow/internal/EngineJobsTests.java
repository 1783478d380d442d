package io.evenkeel.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incident.State;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.ManagementService;

/** Timers as they run in the server: by the engine's own threads, on the clock that was handed in. */
class EngineJobsTests {
    private final WorkflowRoom room = new WorkflowRoom();
    private final EngineJobs jobs = room.context.getBean(EngineJobs.class);

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aTimerFiresByItselfOnceTheClockIsThere() {
        room.fires("high", 0);
        jobs.start();
        room.clock.advance(Duration.ofMinutes(5));
        eventually(() -> assertThat(room.mailed()).containsExactly("wei@example.org", "ana@example.org"));
    }

    @Test
    void stoppedTimersWaitAndGoOnAfterwards() {
        room.fires("high", 0);
        jobs.start();
        jobs.stop();
        room.clock.advance(Duration.ofMinutes(5));
        assertThat(jobs.isRunning()).isFalse();
        assertThat(room.mailed()).containsExactly("wei@example.org");
        jobs.start();
        eventually(() -> assertThat(room.mailed()).hasSize(2));
    }

    @Test
    void aPageThatFailsOnATimerIsTriedAgain() {
        room.fires("high", 0);
        room.notices.refuse(true);
        jobs.start();
        room.clock.advance(Duration.ofMinutes(5));
        var management = room.context.getBean(ManagementService.class);
        eventually(() ->
                assertThat(management.createJobQuery().withException().count()).isEqualTo(1));
        assertThat(room.mailed()).containsExactly("wei@example.org");
        assertThat(room.position().failures()).singleElement().satisfies(failure -> {
            assertThat(failure.activityId()).isEqualTo("page");
            assertThat(failure.attempts()).isEqualTo(1);
            assertThat(failure.reason()).contains("outbox");
            assertThat(failure.nextAttempt()).contains(room.clock.instant().plusSeconds(10));
        });
        room.clock.advance(Duration.ofSeconds(11));
        eventually(() -> assertThat(room.position().failures()).singleElement().satisfies(failure -> {
            assertThat(failure.attempts()).isEqualTo(2);
            assertThat(failure.nextAttempt()).contains(room.clock.instant().plusSeconds(20));
        }));
        room.notices.refuse(false);
        room.clock.advance(Duration.ofSeconds(21));
        eventually(() -> assertThat(room.mailed()).containsExactly("wei@example.org", "ana@example.org"));
    }

    /** Acknowledgements and timers at the same moment: whoever is second sees what the first did. */
    @Test
    void manyAcknowledgeWhileTheirTimersFire() throws InterruptedException {
        int many = 12;
        for (int i = 0; i < many; i++) {
            room.firesOn("host-" + i);
        }
        List<Incident> open = room.incidents.list(true, 100);
        assertThat(open).hasSize(many);
        room.clock.advance(Duration.ofMinutes(5));
        jobs.start();
        try (var people = Executors.newFixedThreadPool(4)) {
            for (Incident incident : open) {
                people.execute(() -> room.incidents.acknowledge(room.asWei, incident.key(), WorkflowRoom.ANY_VERSION));
            }
            people.shutdown();
            assertThat(people.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        for (Incident incident : open) {
            eventually(() -> assertThat(room.active(incident.key())).containsExactly("investigate"));
            assertThat(room.incidents.find(incident.key()).orElseThrow().state())
                    .isEqualTo(State.ACKNOWLEDGED);
            assertThat(room.pages.next(incident.key())).isEmpty();
        }
        var keys = room.notices.all().stream().map(notice -> notice.key()).toList();
        assertThat(keys).doesNotHaveDuplicates();
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable assertion) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(assertion);
    }
}
