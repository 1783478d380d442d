package io.evenkeel.change.internal;

import static io.evenkeel.change.internal.ChangeRoom.ANY;
import static io.evenkeel.change.internal.ChangeRoom.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.change.Change;
import io.evenkeel.change.Change.Result;
import io.evenkeel.reporting.Figure;
import io.evenkeel.reporting.Period;
import io.evenkeel.reporting.Rows.Row;
import io.evenkeel.reporting.Section;
import io.evenkeel.reporting.Section.Content;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What changes and problems say in a report. */
class ReportPartsTests {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Period WEEK = Period.containing(Period.Kind.WEEK, LocalDate.of(2026, 11, 20), ZoneOffset.UTC);

    private final ChangeRoom room = new ChangeRoom();

    @AfterEach
    void close() {
        room.close();
    }

    private Content about(String section, Period period) {
        return room.context.getBeansOfType(Section.class).values().stream()
                .filter(known -> known.id().equals(section))
                .findFirst()
                .orElseThrow()
                .about(period);
    }

    private static Figure figure(Content content, String id) {
        return content.figures().stream()
                .filter(figure -> figure.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> keys(Content content, String id) {
        return figure(content, id).rows().first().stream().map(Row::key).toList();
    }

    @Test
    void changesAreCountedWhenTheirWorkEnds() {
        Change failed = begun(room.scheduled(DAY, room.web));
        room.tickAll(failed.key());
        room.changes.done(as(room.ping), failed.key(), ANY);
        room.changes.review(as(room.ping), failed.key(), Result.FAILED, "It fell over", ANY);

        Change back = begun(room.scheduled(DAY, room.database));
        room.changes.tick(as(room.ping), back.key(), 1);
        room.changes.backOut(as(room.ping), back.key(), "It does not boot", ANY);
        room.tickAll(back.key());
        room.changes.done(as(room.ping), back.key(), ANY);

        Content content = about("changes", WEEK);
        assertThat(keys(content, "carried-out")).containsExactly(failed.key(), back.key());
        assertThat(keys(content, "failed")).containsExactly(failed.key(), back.key());
        assertThat(keys(content, "backed-out")).containsExactly(back.key());
        assertThat(figure(content, "failure-rate").value()).contains(new BigDecimal("100.000"));
        assertThat(keys(content, "emergency")).isEmpty();
        assertThat(figure(about("changes", WEEK.before()), "failure-rate").value())
                .isEmpty();
    }

    private Change begun(Change scheduled) {
        room.passes(DAY);
        return room.changes.start(as(room.ping), scheduled.key(), Optional.empty(), ANY);
    }

    @Test
    void aWindowInWhichNobodyBeganIsMissed() {
        Change missed = room.scheduled(DAY, room.web);
        room.passes(Duration.ofDays(2));
        Content content = about("changes", WEEK);
        assertThat(keys(content, "missed")).containsExactly(missed.key());
        assertThat(keys(content, "carried-out")).isEmpty();
    }

    @Test
    void problemsAreCountedByWhenTheyWereTakenUpAndClosed() {
        String incident = room.trouble("web-1", "DiskFull");
        String open = room.problems
                .open(as(room.ping), "Disks fill", List.of(incident))
                .key();
        room.problems.workaround(as(room.ping), open, "Remove the old files", ANY);
        String closed = room.problems
                .open(as(room.ping), "Fans stop", List.of(incident))
                .key();
        room.problems.close(as(room.ping), closed, "They were replaced", ANY);

        Content content = about("problems", WEEK);
        assertThat(keys(content, "accepted")).containsExactlyInAnyOrder(open, closed);
        assertThat(keys(content, "closed")).containsExactly(closed);
        assertThat(keys(content, "open-at-end")).containsExactly(open);
        assertThat(keys(content, "known-errors")).containsExactly(open);
        assertThat(keys(about("problems", WEEK.before()), "open-at-end")).isEmpty();
    }
}
