package io.evenkeel.incident.internal;

import static io.evenkeel.incident.Incidents.Entry.Kind.ACKNOWLEDGED;
import static io.evenkeel.incident.Incidents.Entry.Kind.ALERT_FIRING;
import static io.evenkeel.incident.Incidents.Entry.Kind.ALERT_RESOLVED;
import static io.evenkeel.incident.Incidents.Entry.Kind.CLOSED;
import static io.evenkeel.incident.Incidents.Entry.Kind.REOPENED;
import static io.evenkeel.incident.Incidents.Entry.Kind.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.incident.Course.Stretch;
import io.evenkeel.incident.Incidents.Entry;
import io.evenkeel.incident.internal.Courses.Line;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The timeline as a number of minutes, a kind and an alert; the stretches that it tells of. */
class CoursesTests {

    private static Instant at(int minute) {
        return Instant.EPOCH.plusSeconds(60L * minute);
    }

    private static Line line(int minute, Entry.Kind kind, String... alert) {
        return new Line(at(minute), kind, String.join("", alert));
    }

    /** In minutes; −1 is never. */
    private static Stretch stretch(int began, int acknowledged, int cleared, int ended) {
        List<Optional<Instant>> moments = Stream.of(acknowledged, cleared, ended)
                .map(minute -> Optional.of(minute).filter(known -> known >= 0).map(CoursesTests::at))
                .toList();
        return new Stretch(at(began), moments.get(0), moments.get(1), moments.get(2));
    }

    private static List<Stretch> read(Line... lines) {
        return Courses.stretches(at(0), List.of(lines));
    }

    @Test
    void whatWasJustOpenedRuns() {
        assertThat(read(line(0, ALERT_FIRING, "a"))).containsExactly(stretch(0, -1, -1, -1));
        assertThat(read()).containsExactly(stretch(0, -1, -1, -1));
    }

    @Test
    void theFirstAcknowledgementAndTheResolutionCount() {
        List<Stretch> read = read(line(3, ACKNOWLEDGED), line(9, ACKNOWLEDGED), line(20, RESOLVED), line(99, CLOSED));
        assertThat(read).containsExactly(stretch(0, 3, -1, 20));
        assertThat(read.getFirst().over()).contains(at(20));
    }

    @Test
    void theTroubleIsOverWhenTheLastAlertCleared() {
        List<Stretch> read = read(
                line(0, ALERT_FIRING, "a"),
                line(2, ALERT_FIRING, "b"),
                line(3, ACKNOWLEDGED),
                line(5, ALERT_RESOLVED, "a"),
                line(8, ALERT_RESOLVED, "b"),
                line(60, RESOLVED));
        assertThat(read).containsExactly(stretch(0, 3, 8, 60));
        assertThat(read.getFirst().over()).contains(at(8));
    }

    @Test
    void whatClosesWithoutBeingResolvedEndsThen() {
        assertThat(read(line(1, ACKNOWLEDGED), line(30, CLOSED))).containsExactly(stretch(0, 1, -1, 30));
    }

    @Test
    void openedAgainBeginsOnceMoreAndForgetsNothing() {
        List<Stretch> read = read(
                line(0, ALERT_FIRING, "a"),
                line(2, ACKNOWLEDGED),
                line(4, ALERT_RESOLVED, "a"),
                // The alert's line stands before that it was opened again.
                line(10, ALERT_FIRING, "a"),
                line(10, REOPENED),
                line(13, ACKNOWLEDGED),
                line(20, ALERT_RESOLVED, "a"),
                line(25, RESOLVED),
                line(40, ALERT_FIRING, "a"),
                line(40, REOPENED));
        assertThat(read).containsExactly(stretch(0, 2, 4, 10), stretch(10, 13, 20, 25), stretch(40, -1, -1, -1));
        assertThat(read.getFirst().over()).contains(at(4));
    }
}
