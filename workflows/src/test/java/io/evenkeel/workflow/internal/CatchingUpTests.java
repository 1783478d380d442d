package io.evenkeel.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Refusal;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incident.State;
import io.evenkeel.incident.IncidentAcknowledged;
import io.evenkeel.incident.IncidentOpened;
import io.evenkeel.incident.IncidentResolved;
import io.evenkeel.workflow.internal.WorkflowRoom.LateCourse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The process when events come late, in the wrong order or never, and when it is lost. */
class CatchingUpTests {
    private static final String WEI = "wei@example.org";

    private final WorkflowRoom room = new WorkflowRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void eventsInReverseEndInTheSamePlace() {
        room.fires("high", 0);
        room.acknowledge();
        room.resolve();
        room.loseProcess();
        room.heard.of(IncidentResolved.class).forEach(room::publish);
        room.heard.of(IncidentAcknowledged.class).forEach(room::publish);
        room.heard.of(IncidentOpened.class).forEach(room::publish);
        assertThat(room.active()).containsExactly("review");
        assertThat(room.mailed()).containsExactly(WEI);
        room.review();
        assertThat(room.position().ended()).isTrue();
        assertThat(room.incident().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void aLostProcessIsBegunAnewByTheNextEventWithoutPagingAgain() {
        room.fires("high", 0);
        room.passes(Duration.ofMinutes(1));
        room.loseProcess();
        room.heard.of(IncidentOpened.class).forEach(room::publish);
        assertThat(room.active()).containsExactly("unanswered");
        assertThat(room.mailed()).containsExactly(WEI);
        room.passes(Duration.ofMinutes(5));
        assertThat(room.mailed()).containsExactly(WEI, "ana@example.org");
    }

    @Test
    void anIncidentWhoseProcessIsLostStillGoesItsWay() {
        room.fires("high", 0);
        room.acknowledge();
        room.loseProcess();
        room.resolve();
        room.loseProcess();
        room.review();
        assertThat(room.incident().state()).isEqualTo(State.CLOSED);
        assertThat(room.position().ended()).isTrue();
    }

    @Test
    void aTimerThatFiresBeforeTheAcknowledgementIsHeardPagesNobody() {
        room.fires("high", 0);
        LateCourse course = room.context.getBean(LateCourse.class);
        course.hold(true);
        room.acknowledge();
        room.passes(Duration.ofMinutes(5));
        room.passes(Duration.ofMinutes(1));
        assertThat(room.mailed()).containsExactly(WEI);
        assertThat(room.active()).containsExactly("unanswered");
        course.deliver(0);
        assertThat(room.active()).containsExactly("investigate");
    }

    @Test
    void aRoundThatWasMissedIsMadeUpFor() {
        room.fires("high", 0);
        LateCourse course = room.context.getBean(LateCourse.class);
        course.hold(true);
        room.clears("high", 0);
        room.clock.advance(Duration.ofHours(1));
        room.fires("high", 1);
        course.deliver(0);
        assertThat(room.active()).containsExactly("unanswered");
        assertThat(room.mailed()).containsExactly(WEI, WEI);
    }

    @Test
    void aProcessWithoutItsIncidentIsLeftAlone() {
        room.context.getBean(IncidentCourse.class).follow("INC-0");
        assertThat(room.processes.position("INC-0")).isEmpty();
    }

    @Test
    void aPageThatFailsIsNotTakenForOneThatWent() {
        room.notices.refuse(true);
        assertThatThrownBy(() -> room.context.getBean(IncidentCourse.class).follow(openedUnheard()))
                .hasMessageContaining("outbox");
        assertThat(room.processes.position(room.key())).isEmpty();
        assertThat(room.pages.pagesOf(room.key())).isEmpty();
        room.notices.refuse(false);
        room.context.getBean(IncidentCourse.class).follow(room.key());
        assertThat(room.mailed()).containsExactly(WEI);
    }

    private String openedUnheard() {
        LateCourse course = room.context.getBean(LateCourse.class);
        course.hold(true);
        room.fires("high", 0);
        course.hold(false);
        return room.key();
    }

    /** People, alerts, timers, late and repeated deliveries and losses in any order: led to its end, it ends. */
    @Test
    void everyNightEnds() {
        long seed = new Random().nextLong();
        System.out.println("CatchingUpTests seed=" + seed);
        var random = new Random(seed);
        LateCourse course = room.context.getBean(LateCourse.class);
        for (int night = 0; night < 12; night++) {
            room.clean();
            room.onCallAgain();
            course.hold(true);
            var diary = new ArrayList<String>(List.of("seed " + seed + ", night " + night));
            int stretch = 0;
            boolean firing = true;
            room.fires("high", 0);
            for (int i = 0; i < 25; i++) {
                int choice = random.nextInt(9);
                diary.add(
                        choice + "@" + room.incidents.list(false, 1).getFirst().state());
                switch (choice) {
                    case 0 -> tried(() -> acknowledge(newest()));
                    case 1 -> tried(() -> resolve(newest()));
                    case 2 -> tried(() -> review(newest()));
                    case 3 -> {
                        if (firing) {
                            room.clears("high", stretch);
                        } else {
                            stretch++;
                            room.clock.advance(Duration.ofHours(1));
                            room.fires("high", stretch);
                        }
                        firing = !firing;
                    }
                    case 4 -> room.passes(Duration.ofMinutes(random.nextInt(12)));
                    case 5 -> room.loseProcess();
                    default -> {
                        if (course.waiting() > 0) {
                            course.deliver(random.nextInt(course.waiting()));
                        }
                    }
                }
            }
            course.hold(false);
            leadToTheEnd(course, diary);
        }
    }

    private void leadToTheEnd(LateCourse course, List<String> diary) {
        for (Incident incident : room.incidents.list(true, 100)) {
            course.follow(incident.key());
            tried(() -> acknowledge(incident));
            tried(() -> resolve(incident));
            tried(() -> review(incident));
            course.follow(incident.key());
        }
        room.fireDue();
        assertThat(room.incidents.list(true, 100)).as(diary.toString()).isEmpty();
        for (Incident incident : room.incidents.list(false, 100)) {
            // One that was lost after its end leaves nothing behind.
            room.processes
                    .position(incident.key())
                    .ifPresent(position -> assertThat(position.ended())
                            .as(incident.key() + " " + diary)
                            .isTrue());
        }
        var keys = room.notices.all().stream().map(notice -> notice.key()).toList();
        assertThat(keys).as(diary.toString()).doesNotHaveDuplicates();
    }

    private Incident newest() {
        return room.incidents.list(false, 1).getFirst();
    }

    private void acknowledge(Incident incident) {
        room.incidents.acknowledge(room.asWei, incident.key(), WorkflowRoom.ANY_VERSION);
    }

    private void resolve(Incident incident) {
        room.incidents.resolve(room.asWei, incident.key(), "", Optional.of("enough"), WorkflowRoom.ANY_VERSION);
    }

    private void review(Incident incident) {
        room.incidents.review(room.asWei, incident.key(), new Incident.Review("why", "how"), WorkflowRoom.ANY_VERSION);
    }

    private static void tried(Runnable verb) {
        try {
            verb.run();
        } catch (Refusal refused) {
            assertThat(refused.kind()).isEqualTo(Refusal.Kind.CONFLICT);
        }
    }
}
