package io.evenkeel.desk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.desk.internal.KeptPromises.Counted;
import io.evenkeel.desk.internal.KeptPromises.Line;
import io.evenkeel.incident.Priority;
import io.evenkeel.reporting.Figure;
import io.evenkeel.reporting.Period;
import io.evenkeel.reporting.Rows;
import io.evenkeel.reporting.Rows.Row;
import io.evenkeel.reporting.Section.Content;
import io.evenkeel.reporting.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the desk says in a report. */
class DeskSectionTests {
    private static final Period WEEK = Period.containing(Period.Kind.WEEK, LocalDate.of(2026, 11, 20), ZoneOffset.UTC);

    private static Figure figure(Content content, String id) {
        return content.figures().stream()
                .filter(figure -> figure.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> keys(Rows rows) {
        return rows.first().stream().map(Row::key).toList();
    }

    @Test
    void promisesAreKeptOrBrokenInTheWeekInWhichTheyEnd() {
        var room = new DeskRoom();
        String soon = room.reports(Priority.P1);
        room.at("2026-11-20T10:10:00Z");
        room.desk.answer(room.wei, soon, "We look at it.", DeskRoom.ANY);
        String late = room.reports(Priority.P1);
        room.at("2026-11-20T10:40:00Z");
        room.desk.answer(room.wei, late, "Sorry.", DeskRoom.ANY);
        room.at("2026-11-20T11:00:00Z");
        room.desk.resolve(room.wei, soon, "It is out.", DeskRoom.ANY);
        String asked = room.asks();
        // The next week begins; the late one is resolved in it, and its solution is broken by then.
        room.at("2026-11-23T10:00:00Z");
        room.desk.resolve(room.wei, late, "It is out.", DeskRoom.ANY);

        Content content = room.bean(DeskSection.class).about(WEEK);

        assertThat(keys(figure(content, "opened").rows())).containsExactly(soon, late, asked);
        assertThat(keys(figure(content, "resolved").rows())).containsExactly(soon);
        assertThat(keys(figure(content, "open-at-end").rows())).containsExactly(late, asked);
        // Nobody answered the question either: that ran out on Friday at 15:00, and was found out on Monday.
        assertThat(figure(content, "answer-kept").value()).contains(new BigDecimal("33.333"));
        assertThat(keys(figure(content, "answer-kept").rows())).containsExactly(late, asked);
        assertThat(figure(content, "opened").rows().first().getFirst().path()).isEqualTo("/desk/" + soon);
        Table.Line answers = content.tables().getFirst().lines().stream()
                .filter(line -> line.id().equals("answer-fault-p1"))
                .findFirst()
                .orElseThrow();
        assertThat(keys(answers.cells().get(0).rows())).containsExactly(soon);
        assertThat(keys(answers.cells().get(1).rows())).containsExactly(late);
        assertThat(answers.name().en()).isEqualTo("Answer, fault, P1");

        Content before = room.bean(DeskSection.class).about(WEEK.before());
        assertThat(figure(before, "opened").rows()).isEqualTo(Rows.NONE);
        assertThat(figure(before, "answer-kept").value())
                .as("no promise, no share")
                .isEmpty();
        assertThat(before.tables().getFirst().lines()).isEmpty();
    }

    @Test
    void moreThanAreNamedAreCounted() {
        List<Counted> counted = Stream.of(
                        new Line("SOLVE", "FAULT", "P1", true, new Row("TIC-1", "a", "/desk/TIC-1"), 300),
                        new Line("SOLVE", "FAULT", "P1", true, new Row("TIC-2", "b", "/desk/TIC-2"), 300),
                        new Line("SOLVE", "FAULT", "P1", false, new Row("TIC-3", "c", "/desk/TIC-3"), 700))
                .collect(KeptPromises.counted());

        assertThat(counted).hasSize(1);
        assertThat(counted.getFirst().broken().count()).isEqualTo(300);
        assertThat(counted.getFirst().share()).contains(new BigDecimal("70.000"));
    }
}
