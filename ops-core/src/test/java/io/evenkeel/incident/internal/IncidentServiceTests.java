package io.evenkeel.incident.internal;

import static io.evenkeel.incident.internal.IncidentRoom.ANY_VERSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.alerting.Alert;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.Person;
import io.evenkeel.identity.Role;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incident.Review;
import io.evenkeel.incident.Incident.State;
import io.evenkeel.incident.IncidentAcknowledged;
import io.evenkeel.incident.IncidentChanged;
import io.evenkeel.incident.IncidentClosed;
import io.evenkeel.incident.IncidentResolved;
import io.evenkeel.incident.IncidentReviewed;
import io.evenkeel.incident.Incidents.Entry;
import io.evenkeel.incident.Incidents.PossibleAct;
import io.evenkeel.incident.Incidents.Reason;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.NoticeDelivered;
import io.evenkeel.notify.NoticeFailed;
import io.evenkeel.oncall.OnCall.Span;
import io.evenkeel.oncall.PageSent;
import io.evenkeel.oncall.fakes.KnownPeople;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IncidentServiceTests {
    private static final Review REVIEW = new Review("A query without an index", "Index added");

    private final IncidentRoom room = new IncidentRoom();
    private String key;

    @BeforeEach
    void open() {
        room.publish(Alerts.fires(load(), 0));
        key = room.only().key();
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void goesFromOpenToClosed() {
        room.page(room.only(), 0);
        room.clock.advance(Duration.ofMinutes(2));
        Incident acknowledged = room.incidents.acknowledge(room.asWei, key, ANY_VERSION);
        assertThat(acknowledged.owner()).contains(room.wei.id());
        assertThat(acknowledged.ownerName()).contains("Zhang Wei");
        assertThat(acknowledged.acknowledgedAt()).contains(room.clock.instant());
        assertThat(room.pages.next(key)).as("escalation stops").isEmpty();

        room.publish(Alerts.clears(load(), 0));
        Incident resolved = room.incidents.resolve(room.asWei, key, "killed the query", Optional.empty(), ANY_VERSION);
        assertThat(resolved.state()).isEqualTo(State.RESOLVED);
        Incident reviewed = room.incidents.review(room.asWei, key, REVIEW, ANY_VERSION);
        assertThat(reviewed.review()).contains(REVIEW);
        Incident closed = room.incidents.close(Actor.process("incident-response"), key, ANY_VERSION);
        assertThat(closed.state()).isEqualTo(State.CLOSED);
        assertThat(closed.closedAt()).contains(room.clock.instant());

        assertThat(room.kinds(key))
                .containsExactly(
                        Entry.Kind.ALERT_FIRING,
                        Entry.Kind.OPENED,
                        Entry.Kind.PAGED,
                        Entry.Kind.ACKNOWLEDGED,
                        Entry.Kind.ALERT_RESOLVED,
                        Entry.Kind.RESOLVED,
                        Entry.Kind.REVIEWED,
                        Entry.Kind.CLOSED);
        assertThat(room.heard.of(IncidentAcknowledged.class)).containsExactly(new IncidentAcknowledged(acknowledged));
        assertThat(room.heard.of(IncidentResolved.class)).containsExactly(new IncidentResolved(resolved));
        assertThat(room.heard.of(IncidentReviewed.class)).containsExactly(new IncidentReviewed(reviewed));
        assertThat(room.heard.of(IncidentClosed.class)).containsExactly(new IncidentClosed(closed));
        assertThat(room.heard.of(IncidentChanged.class)).last().isEqualTo(new IncidentChanged(closed));
        assertThat(room.audit.verbs())
                .containsExactly(
                        "incident.open",
                        "oncall.page",
                        "incident.acknowledge",
                        "incident.resolve",
                        "incident.review",
                        "incident.close");
    }

    @Test
    void whatTheStateForbidsIsRefusedAndChangesNothing() {
        assertConflict("incident-not-acknowledged", () -> resolve(Optional.empty()));
        assertConflict("incident-not-resolved", () -> room.incidents.review(room.asWei, key, REVIEW, ANY_VERSION));
        assertConflict("incident-still-firing", () -> room.incidents.close(room.asWei, key, ANY_VERSION));
        assertThat(room.only().version()).isEqualTo(2);
        room.incidents.acknowledge(room.asWei, key, ANY_VERSION);
        assertConflict("incident-acknowledged-already", () -> room.incidents.acknowledge(room.asWei, key, ANY_VERSION));
        assertConflict("incident-still-firing", () -> resolve(Optional.empty()));
        assertThat(room.kinds(key)).endsWith(Entry.Kind.ACKNOWLEDGED);
    }

    @Test
    void aRefusalSaysTheStateAndTheWayOut() {
        room.incidents.acknowledge(room.asWei, key, ANY_VERSION);
        assertThatThrownBy(() -> room.incidents.acknowledge(room.asWei, key, ANY_VERSION))
                .hasMessage(key + " is acknowledged: Zhang Wei has it.");
        assertThatThrownBy(() -> resolve(Optional.empty())).hasMessageContaining("still firing");
    }

    @Test
    void itIsResolvedDespiteFiringWithAReason() {
        room.incidents.acknowledge(room.asWei, key, ANY_VERSION);
        resolve(Optional.of("The sensor is broken"));
        assertThat(room.only().state()).isEqualTo(State.RESOLVED);
        assertThat(room.only().firing()).isTrue();
        assertThat(room.incidents.timeline(key).getFirst().facts()).containsEntry("despite", "The sensor is broken");
    }

    @Test
    void anOlderVersionIsRefused() {
        long seen = room.only().version();
        room.publish(Alerts.fires(Alerts.firing("HighLoad", Map.of("host", "web-1", "core", "2")), 0));
        assertThatThrownBy(() -> room.incidents.acknowledge(room.asWei, key, OptionalLong.of(seen)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.OUT_OF_DATE));
        assertThat(room.only().state()).isEqualTo(State.OPEN);
        room.incidents.acknowledge(room.asWei, key, OptionalLong.of(room.only().version()));
        assertThat(room.only().state()).isEqualTo(State.ACKNOWLEDGED);
    }

    @Test
    void aCommentDoesNotMakeWhatOthersSeeOutOfDate() {
        long seen = room.only().version();
        room.incidents.comment(room.asWei, key, "looking at it");
        assertThat(room.only().version()).isEqualTo(seen);
        assertThat(room.incidents.timeline(key).getFirst())
                .extracting(Entry::kind, Entry::actorName, Entry::text)
                .containsExactly(Entry.Kind.COMMENT, "Zhang Wei", "looking at it");
        assertThat(room.heard.of(IncidentChanged.class)).hasSize(2);
    }

    @Test
    void textsAreNeitherEmptyNorEndless() {
        for (String text : List.of("", "  \n ", "x".repeat(4_001))) {
            assertInvalid(() -> room.incidents.comment(room.asWei, key, text));
        }
        room.incidents.acknowledge(room.asWei, key, ANY_VERSION);
        assertInvalid(() -> resolve(Optional.of(" ")));
        resolve(Optional.of("planned"));
        assertInvalid(() -> room.incidents.review(room.asWei, key, new Review("", "how"), ANY_VERSION));
        assertInvalid(() -> room.incidents.review(room.asWei, key, new Review("why", " "), ANY_VERSION));
    }

    @Test
    void aViewerChangesNothing() {
        Actor viewer = KnownPeople.actor(new Person(UUID.randomUUID(), "vi", "Vi", Optional.empty(), Role.VIEWER));
        for (ThrowingCallable verb : List.<ThrowingCallable>of(
                () -> room.incidents.acknowledge(viewer, key, ANY_VERSION),
                () -> room.incidents.resolve(viewer, key, "", Optional.empty(), ANY_VERSION),
                () -> room.incidents.review(viewer, key, REVIEW, ANY_VERSION),
                () -> room.incidents.close(viewer, key, ANY_VERSION),
                () -> room.incidents.comment(viewer, key, "hello"),
                () -> room.incidents.note(viewer, key, Entry.Kind.TRY, "cpu"))) {
            assertThatThrownBy(verb)
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
        }
    }

    @Test
    void anUnknownIncidentIsSaidToBeUnknown() {
        assertThatThrownBy(() -> room.incidents.acknowledge(room.asWei, "INC-0", ANY_VERSION))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
        assertThat(room.incidents.find("INC-0")).isEmpty();
    }

    @Test
    void aProgramOwnsItByName() {
        var token = new Actor(
                Actor.Kind.TOKEN, UUID.randomUUID().toString(), "operator token", Set.of(Right.HANDLE_INCIDENTS));
        Incident acknowledged = room.incidents.acknowledge(token, key, ANY_VERSION);
        assertThat(acknowledged.owner()).isEmpty();
        assertThat(acknowledged.ownerName()).contains("operator token");
    }

    @Test
    void saysWhatMayBeDoneAndWhyNot() {
        assertThat(room.incidents.acts(room.only()))
                .extracting(PossibleAct::allowed)
                .containsExactly(true, false, false, false);
        Incident acknowledged = room.incidents.acknowledge(room.asWei, key, ANY_VERSION);
        List<PossibleAct> acts = room.incidents.acts(acknowledged);
        assertThat(acts.get(0).code()).contains("incident-acknowledged-already");
        assertThat(acts.get(1).code()).contains("incident-still-firing");
        assertThat(acts.get(2).reason().orElseThrow()).contains("resolve it before");
    }

    @Test
    void aNoteOfAnotherRoomIsWrittenOnceARound() {
        room.incidents.note(room.asWei, key, Entry.Kind.NOBODY_LEFT, "");
        room.incidents.note(room.asWei, key, Entry.Kind.NOBODY_LEFT, "");
        room.incidents.note(room.asWei, key, Entry.Kind.TRY, "cpu on web-1");
        assertThat(room.kinds(key))
                .containsExactly(Entry.Kind.ALERT_FIRING, Entry.Kind.OPENED, Entry.Kind.NOBODY_LEFT, Entry.Kind.TRY);
        room.publish(Alerts.clears(load(), 0));
        room.publish(Alerts.fires(load(), 1));
        room.incidents.note(room.asWei, key, Entry.Kind.NOBODY_LEFT, "");
        assertThat(room.kinds(key)).filteredOn(Entry.Kind.NOBODY_LEFT::equals).hasSize(2);
    }

    @Test
    void pagesAndWhatBecameOfThemStandInTheTimeline() {
        room.page(room.only(), 0);
        room.clock.advance(Duration.ofMinutes(5));
        room.page(room.only(), 1);
        Instant at = room.clock.instant();
        var notices = room.notices.all();
        room.publish(new NoticeDelivered(notices.get(0).key(), Channel.CONSOLE, room.wei.id(), key, at));
        room.publish(new NoticeFailed(notices.get(1).key(), Channel.EMAIL, room.wei.id(), key, "550 no", at));
        room.heard.of(PageSent.class).forEach(room::publish);

        List<Entry> timeline = room.incidents.timeline(key).reversed();
        assertThat(timeline)
                .extracting(Entry::kind)
                .containsExactly(
                        Entry.Kind.ALERT_FIRING,
                        Entry.Kind.OPENED,
                        Entry.Kind.PAGED,
                        Entry.Kind.ESCALATED,
                        Entry.Kind.PAGED,
                        Entry.Kind.NOTICE_DELIVERED,
                        Entry.Kind.NOTICE_FAILED);
        assertThat(timeline.get(4).facts()).containsEntry("people", "Zhang Wei").containsEntry("step", "2");
        assertThat(timeline.getLast().facts()).containsEntry("reason", "550 no");
        room.page(room.only(), 0);
        assertThat(room.incidents.reasons(key)).extracting(Reason::kind).endsWith("policy", "page");
    }

    @Test
    void theListHasTheGravestFirst() {
        room.publish(Alerts.fires(Alerts.firing("A", Map.of("host", "a", "severity", "low")), 0));
        room.publish(Alerts.fires(Alerts.firing("B", Map.of("host", "b", "severity", "critical")), 0));
        assertThat(room.incidents.list(true, 10))
                .extracting(Incident::severity)
                .containsExactly("critical", "high", "low");
        assertThat(room.incidents.list(true, 1)).hasSize(1);
        assertThat(room.incidents.list(false, 0)).hasSize(1);
    }

    private void resolve(Optional<String> despite) {
        room.incidents.resolve(room.asWei, key, "", despite, ANY_VERSION);
    }

    private static Alert load() {
        return Alerts.firing("HighLoad", Map.of("host", "web-1", "severity", "high"));
    }

    private static void assertConflict(String code, ThrowingCallable verb) {
        assertThatThrownBy(verb).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
            assertThat(refusal.code()).isEqualTo(code);
        });
    }

    private static void assertInvalid(ThrowingCallable verb) {
        assertThatThrownBy(verb)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID));
    }

    @Test
    void theNextShiftIsToldWhoHasItAndWhatIsNext() {
        assertThat(told()).endsWith(" · nobody has it: acknowledge it");
        room.incidents.acknowledge(room.asWei, key, ANY_VERSION);
        assertThat(told()).endsWith(" · Zhang Wei has it, it still fires: take it or ask");
        room.publish(Alerts.clears(load(), 0));
        assertThat(told()).endsWith(" · Zhang Wei has it, nothing fires: resolve it");
        room.incidents.resolve(room.asWei, key, "", Optional.empty(), ANY_VERSION);
        assertThat(told()).endsWith("resolved: write cause and remedy");
        room.incidents.review(room.asWei, key, REVIEW, ANY_VERSION);
        room.incidents.close(Actor.system("test"), key, ANY_VERSION);
        assertThat(told()).isEmpty();
    }

    private String told() {
        Instant now = room.clock.instant();
        return room
                .context
                .getBean(OpenIncidents.class)
                .entries(Actor.system("oncall"), now, new Span(now, now.plusSeconds(3_600)))
                .stream()
                .map(matter -> matter.line().en())
                .collect(Collectors.joining());
    }
}
