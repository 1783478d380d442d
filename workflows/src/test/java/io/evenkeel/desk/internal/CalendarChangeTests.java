package io.evenkeel.desk.internal;

import static io.evenkeel.desk.internal.DeskRoom.ANY;
import static io.evenkeel.desk.internal.TicketTests.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Refusal;
import io.evenkeel.desk.Settings.CatalogueEntry;
import io.evenkeel.desk.Settings.Target;
import io.evenkeel.desk.Ticket;
import io.evenkeel.desk.Ticket.Kind;
import io.evenkeel.desk.Ticket.Line;
import io.evenkeel.desk.Ticket.Promise.What;
import io.evenkeel.incident.Priority;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What the desk promises and offers, changed while tickets run. */
class CalendarChangeTests {
    private final DeskRoom room = new DeskRoom();

    @Test
    void aHolidayThatIsEnteredMovesWhatRunsByTheCalendar() {
        String key = room.asks();
        String urgent = room.reports(Priority.P1);
        assertThat(room.promise(key, What.SOLVE).due()).hasValue(Instant.parse("2026-11-24T10:00:00Z"));

        room.settings.putCalendar(room.admin, "office", "Office", "UTC", "Mon-Fri 09:00-18:00\n2026-11-23 off", ANY);

        assertThat(room.promise(key, What.SOLVE).due()).hasValue(Instant.parse("2026-11-25T10:00:00Z"));
        assertThat(room.promise(urgent, What.SOLVE).due()).hasValue(Instant.parse("2026-11-20T14:00:00Z"));
    }

    @Test
    void whatIsPausedWhenTheCalendarChangesRunsByTheNewOneAfterwards() {
        String key = room.asks();
        room.desk.askRequester(room.wei, key, "Which?", ANY);
        room.settings.putCalendar(room.admin, "office", "Office", "UTC", "daily 00:00-24:00", ANY);
        assertThat(room.promise(key, What.SOLVE).due()).isEmpty();
        room.at("2026-11-21T00:00:00Z");
        room.requests.reply(room.rui, key, "This.");
        assertThat(room.promise(key, What.SOLVE).due()).hasValue(Instant.parse("2026-11-21T18:00:00Z"));
    }

    @Test
    void aLineThatCannotBeMeantIsRefusedWithItsNumber() {
        assertThatThrownBy(() -> room.settings.putCalendar(
                        room.admin, "office", "Office", "UTC", "Mon 09:00-12:00\nMon 11:00-13:00", ANY))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("calendar-line");
                    assertThat(refusal.field()).isEqualTo("lines");
                })
                .hasMessage("Line 2: 11:00-13:00 overlaps 09:00-12:00 of line 1 on Monday.");
        assertRefused(
                "zone-unknown",
                () -> room.settings.putCalendar(room.admin, "a", "A", "Mars/Base", "daily 00:00-24:00", ANY));
        assertRefused(
                "id-form", () -> room.settings.putCalendar(room.admin, "A b", "A", "UTC", "daily 00:00-24:00", ANY));
        assertRefused(
                "right-missing", () -> room.settings.putCalendar(room.wei, "a", "A", "UTC", "daily 00:00-24:00", ANY));
        assertRefused(
                "calendar-changed",
                () -> room.settings.putCalendar(
                        room.admin, "office", "Office", "UTC", "daily 00:00-24:00", OptionalLong.of(1)));
    }

    @Test
    void targetsMustBePossible() {
        List<Target> known = room.settings.targets();
        assertThat(known).hasSize(12);
        Target one = known.getFirst();
        assertRefused("target-twice", () -> room.settings.putTargets(room.admin, List.of(one, one)));
        assertRefused(
                "calendar-unknown",
                () -> room.settings.putTargets(
                        room.admin, List.of(new Target(Kind.FAULT, Priority.P1, "none", 1, 1, 80))));
        assertRefused(
                "target-range",
                () -> room.settings.putTargets(
                        room.admin, List.of(new Target(Kind.FAULT, Priority.P1, "always", 0, 1, 80))));
        room.settings.putTargets(room.admin, known);
    }

    @Test
    void aRequestFromTheCatalogueIsCheckedAndStartsItsProcess() {
        room.settings.putCatalogue(room.admin, List.of(keyCard()));

        Ticket asked = room.requests.request(room.rui, "key-card", Map.of("building", "North", "days", 3), "Please");

        assertThat(asked.kind()).isEqualTo(Kind.REQUEST);
        assertThat(asked.line()).isEqualTo(Line.SECOND);
        assertThat(asked.values()).containsEntry("building", "North");
        assertThat(room.promise(asked.key(), What.SOLVE).due())
                .as("the entry's own target time, 60 minutes")
                .hasValue(Instant.parse("2026-11-20T11:00:00Z"));
        assertThat(room.flows.started).containsExactly("hand-out " + asked.key());
        assertThat(room.flows.variables).containsEntry("askedBy", room.rui.id()).containsEntry("building", "North");
        assertRefused("form-value", () -> room.requests.request(room.rui, "key-card", Map.of("days", 3), ""));
        assertRefused(
                "form-value",
                () -> room.requests.request(room.rui, "key-card", Map.of("building", "North", "days", "many"), ""));
        assertRefused("entry-unknown", () -> room.requests.request(room.rui, "moon", Map.of(), ""));
    }

    @Test
    void aFormThatFetchesFromElsewhereIsNotTaken() {
        for (Map<String, Object> schema : List.<Map<String, Object>>of(
                Map.of("$ref", "http://169.254.169.254/"),
                Map.of("properties", Map.of("a", Map.of("$ref", "file:///etc/passwd"))),
                Map.of("$id", "http://example.org/x"),
                Map.of("allOf", List.of(Map.of("$dynamicRef", "#a"))))) {
            var entry = new CatalogueEntry(
                    "x", Map.of("en", "X"), Map.of(), schema, Optional.empty(), Line.FIRST, Optional.empty());
            assertRefused("catalogue-form", () -> room.settings.putCatalogue(room.admin, List.of(entry)));
        }
    }

    private static CatalogueEntry keyCard() {
        return new CatalogueEntry(
                "key-card",
                Map.of("en", "Key card", "zh", "门禁卡"),
                Map.of("en", "Opens doors."),
                Map.of(
                        "type",
                        "object",
                        "required",
                        List.of("building"),
                        "properties",
                        Map.of("building", Map.of("type", "string"), "days", Map.of("type", "integer"))),
                Optional.of("hand-out"),
                Line.SECOND,
                Optional.of(60));
    }
}
