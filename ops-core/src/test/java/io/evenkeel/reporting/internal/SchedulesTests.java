package io.evenkeel.reporting.internal;

import static io.evenkeel.reporting.internal.ReportRoom.ANY_VERSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Refusal;
import io.evenkeel.notify.Notice;
import io.evenkeel.reporting.Language;
import io.evenkeel.reporting.Period.Kind;
import io.evenkeel.reporting.Schedules.Schedule;
import io.evenkeel.reporting.Schedules.Wish;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports that are made and mailed by themselves; the clock stands in Berlin. */
class SchedulesTests {
    private final ReportRoom room = new ReportRoom();

    @BeforeEach
    void on() {
        room.clock.moveTo("2026-10-20T10:00:00Z");
        room.schedules.change(room.manager, wish(true, "boss@example.org"), OptionalLong.of(0));
    }

    @AfterEach
    void close() {
        room.close();
    }

    private Wish wish(boolean active, String... addresses) {
        return new Wish(
                Kind.WEEK, active, 0, LocalTime.of(8, 0), Language.ZH, List.of(room.wei.id()), List.of(addresses));
    }

    private void lookAt(String moment) {
        room.clock.moveTo(moment);
        room.look.look();
    }

    private Schedule weekly() {
        return room.schedules.list(room.manager).getFirst();
    }

    @Test
    void itIsMadeAndMailedAtItsHourOnce() {
        lookAt("2026-10-26T06:59:59Z");
        assertThat(room.notices.all()).isEmpty();
        lookAt("2026-10-26T07:00:00Z");
        lookAt("2026-10-26T07:00:30Z");

        assertThat(room.notices.all())
                .extracting(Notice::address)
                .containsExactlyInAnyOrder("wei@example.org", "boss@example.org");
        Notice notice = room.notices.all().getFirst();
        UUID report = weekly().last().orElseThrow().report();
        assertThat(notice.subject()).isEqualTo("2026 年第 43 周运维报告");
        assertThat(notice.about()).isEqualTo("report/" + report);
        assertThat(room.context
                        .getBean(ReportMail.class)
                        .find(notice.enclosure().orElseThrow()))
                .hasValueSatisfying(file -> {
                    assertThat(file.name()).isEqualTo("report-2026-W43.pdf");
                    assertThat(file.content()).startsWith('%', 'P', 'D', 'F');
                });
        assertThat(weekly().next()).contains(Instant.parse("2026-11-02T07:00:00Z"));
        assertThat(room.audit.verbs()).filteredOn("reporting.mail"::equals).hasSize(1);
    }

    @Test
    void killedBetweenMakingAndMailingItIsMailedOnce() {
        room.notices.refuse(true);
        lookAt("2026-10-26T07:00:00Z");
        assertThat(room.reports.list(Optional.empty(), Optional.empty(), 9).items())
                .hasSize(1);
        assertThat(weekly().last()).isEmpty();

        room.notices.refuse(false);
        lookAt("2026-10-26T07:00:30Z");
        lookAt("2026-10-26T07:01:00Z");
        assertThat(room.notices.all()).hasSize(2);
        assertThat(room.reports.list(Optional.empty(), Optional.empty(), 9).items())
                .hasSize(1);
    }

    @Test
    void whatWasMissedIsMadeUpForOnceTheNewestOnly() {
        // No server ran for three weeks.
        lookAt("2026-11-11T03:00:00Z");
        lookAt("2026-11-11T03:00:30Z");
        assertThat(weekly().last())
                .hasValueSatisfying(last -> assertThat(last.from()).isEqualTo(LocalDate.of(2026, 11, 2)));
        assertThat(room.notices.all()).hasSize(2);
    }

    @Test
    void whatWasDueBeforeItWasSwitchedOnIsNotSent() {
        lookAt("2026-10-20T10:01:00Z");
        assertThat(room.notices.all()).isEmpty();
        room.schedules.change(room.manager, wish(false), ANY_VERSION);
        lookAt("2026-10-26T07:00:00Z");
        room.schedules.change(room.manager, wish(true), ANY_VERSION);
        lookAt("2026-10-26T07:01:00Z");
        assertThat(room.notices.all()).isEmpty();
        lookAt("2026-11-02T07:00:00Z");
        assertThat(room.notices.all()).hasSize(1);
    }

    @Test
    void aReaderMoreLosesNothingThatIsDue() {
        room.clock.moveTo("2026-10-26T07:00:10Z");
        room.schedules.change(room.manager, wish(true, "boss@example.org", "auditor@example.org"), ANY_VERSION);
        room.look.look();
        assertThat(room.notices.all()).hasSize(3);
    }

    @Test
    void withoutAMailServerItIsMadeAndTheMailWaits() {
        room.notices.mailIsSet(false);
        lookAt("2026-10-26T07:00:00Z");
        assertThat(room.reports.list(Optional.empty(), Optional.empty(), 9).items())
                .hasSize(1);
        assertThat(room.notices.all()).isEmpty();
        room.notices.mailIsSet(true);
        lookAt("2026-10-27T07:00:00Z");
        assertThat(room.notices.all()).hasSize(2);
    }

    @Test
    void onePartThatFailsIsTriedAgain() {
        room.outside.broken = true;
        lookAt("2026-10-26T07:00:00Z");
        assertThat(room.notices.all()).isEmpty();
        room.outside.broken = false;
        lookAt("2026-10-26T07:00:30Z");
        assertThat(room.notices.all()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody",
                "a@b\r\nBcc: c@d",
                "a b@example.org",
                "Wei <wei@example.org>",
                "a@example.org,b@example.org",
                "@example.org",
                "a@",
                ""
            })
    void whatIsNoAddressIsRefused(String address) {
        assertThatThrownBy(() -> room.schedules.change(room.manager, wish(true, address), ANY_VERSION))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("addresses"));
    }

    @Test
    void aScheduleThatSomebodyChangedMeanwhileIsNotOverwritten() {
        assertThatThrownBy(() -> room.schedules.change(room.manager, wish(false), OptionalLong.of(0)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.OUT_OF_DATE));
        assertThat(weekly().version()).isEqualTo(1);
    }

    @Test
    void aReaderWithoutAnAddressIsNamed() {
        room.context.getBean(io.evenkeel.oncall.fakes.KnownContacts.class).unverified(room.wei.id());
        lookAt("2026-10-26T07:00:00Z");
        assertThat(weekly().last()).hasValueSatisfying(last -> {
            assertThat(last.sentTo()).containsExactly("boss@example.org");
            assertThat(last.leftOut()).containsExactly("Zhang Wei");
        });
    }
}
