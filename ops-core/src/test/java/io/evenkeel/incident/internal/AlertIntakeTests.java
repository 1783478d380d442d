package io.evenkeel.incident.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.AlertFiring;
import io.evenkeel.alerting.AlertMuted;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incident.Review;
import io.evenkeel.incident.Incident.State;
import io.evenkeel.incident.IncidentChanged;
import io.evenkeel.incident.IncidentOpened;
import io.evenkeel.incident.IncidentRaised;
import io.evenkeel.incident.IncidentResolved;
import io.evenkeel.incident.Incidents.Entry;
import io.evenkeel.incident.Incidents.Reason;
import io.evenkeel.incident.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlertIntakeTests {
    private static final Alert LOAD =
            Alerts.withSummary(Alerts.firing("HighLoad", Map.of("host", "web-1", "severity", "high")), "web-1 is busy");
    private static final Alert SDA =
            Alerts.firing("DiskFull", Map.of("host", "web-1", "severity", "high", "device", "sda"));
    private static final Alert SDB =
            Alerts.firing("DiskFull", Map.of("host", "web-1", "severity", "high", "device", "sdb"));

    private final IncidentRoom room = new IncidentRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void anAlertOpensAnIncident() {
        room.publish(Alerts.fires(LOAD, 0));
        Incident incident = room.only();
        assertThat(incident.key()).matches("INC-\\d+");
        assertThat(incident)
                .extracting(Incident::title, Incident::state, Incident::severity, Incident::priority, Incident::host)
                .containsExactly("web-1 is busy", State.OPEN, "high", Priority.P2, Optional.of("web-1"));
        assertThat(incident.firing()).isTrue();
        assertThat(incident.openedAt()).isEqualTo(room.clock.instant());
        assertThat(incident.alertFingerprints()).containsExactly(LOAD.fingerprint());
        assertThat(room.kinds(incident.key())).containsExactly(Entry.Kind.ALERT_FIRING, Entry.Kind.OPENED);
        assertThat(room.heard.of(IncidentOpened.class)).containsExactly(new IncidentOpened(incident));
        assertThat(room.heard.of(IncidentChanged.class)).containsExactly(new IncidentChanged(incident));
        assertThat(room.audit.verbs()).containsExactly("incident.open");
    }

    @Test
    void saysWhyItCameToBe() {
        room.publish(Alerts.fires(LOAD, 0));
        String key = room.only().key();
        assertThat(room.incidents.reasons(key))
                .extracting(Reason::kind, Reason::fact, Reason::explanation)
                .containsExactly(
                        tuple("rule", "HighLoad", "7.50 against a limit of 4.00: node_load1 > 4"),
                        tuple("mute", "2026-11-21T02:00:00Z", "no mute matched"),
                        tuple("priority", "P2, row 4", "impact medium by the severity × urgency high"));
        room.page(room.only(), 0);
        assertThat(room.incidents.reasons(key).subList(3, 5))
                .extracting(Reason::kind, Reason::fact, Reason::explanation)
                .containsExactly(
                        tuple("policy", "Default", "step 1 of 2"),
                        tuple("page", "Zhang Wei", "paged 2026-11-21T02:00:00Z, not accepted by a channel yet"));
    }

    @Test
    void anotherAlertOfTheTroubleJoins() {
        room.publish(Alerts.fires(SDA, 0));
        room.publish(Alerts.fires(SDB, 0));
        assertThat(room.only().alertFingerprints()).containsExactlyInAnyOrder(SDA.fingerprint(), SDB.fingerprint());
        assertThat(room.heard.of(IncidentOpened.class)).hasSize(1);
        assertThat(room.heard.of(IncidentChanged.class)).hasSize(2);
    }

    @Test
    void threeAlertsOnTwoHostsAreTwoIncidents() {
        room.publish(Alerts.fires(SDA, 0));
        room.publish(Alerts.fires(LOAD, 0));
        room.publish(Alerts.fires(Alerts.firing("DiskFull", Map.of("host", "web-2")), 0));
        assertThat(room.incidents.list(true, 10))
                .extracting(
                        incident -> incident.host().orElse(""),
                        incident -> incident.alertFingerprints().size())
                .containsExactlyInAnyOrder(tuple("web-1", 2), tuple("web-2", 1));
    }

    @Test
    void itIsOverWhenTheLastAlertClearsBeforeAnybodyHasIt() {
        room.publish(Alerts.fires(SDA, 0));
        room.publish(Alerts.fires(SDB, 0));
        room.page(room.only(), 0);
        room.publish(Alerts.clears(SDA, 0));
        assertThat(room.only().state()).isEqualTo(State.OPEN);
        room.clock.advance(Duration.ofMinutes(3));
        room.publish(Alerts.clears(SDB, 0));
        Incident over = room.only();
        assertThat(over.state()).isEqualTo(State.RESOLVED);
        assertThat(over.firing()).isFalse();
        assertThat(over.resolvedAt()).contains(room.clock.instant());
        assertThat(over.owner()).isEmpty();
        assertThat(room.pages.next(over.key())).as("nobody is paged any more").isEmpty();
        assertThat(room.heard.of(IncidentResolved.class)).containsExactly(new IncidentResolved(over));
    }

    @Test
    void anAcknowledgementLastsUntilTheCauseClearsAndRearmsWhenItFiresAgain() {
        room.publish(Alerts.fires(LOAD, 0));
        room.incidents.acknowledge(room.asWei, room.only().key(), IncidentRoom.ANY_VERSION);
        room.publish(Alerts.fires(SDA, 0));
        assertThat(room.only().state()).as("more of the same trouble").isEqualTo(State.ACKNOWLEDGED);
        room.publish(Alerts.clears(LOAD, 0));
        assertThat(room.only().asksAgainAt()).as("something fires still").isPresent();
        room.publish(Alerts.clears(SDA, 0));
        Incident cleared = room.only();
        assertThat(cleared.state()).isEqualTo(State.ACKNOWLEDGED);
        assertThat(cleared.firing()).isFalse();
        assertThat(cleared.asksAgainAt())
                .as("nothing is left to be asked about")
                .isEmpty();
        room.publish(Alerts.fires(LOAD, 1));
        Incident again = room.only();
        assertThat(again.state()).isEqualTo(State.OPEN);
        assertThat(again.round()).isEqualTo(1);
        assertThat(again.owner()).isEmpty();
        assertThat(room.heard.of(IncidentOpened.class)).last().isEqualTo(new IncidentOpened(again));
    }

    @Test
    void whatFiresAgainAfterItWasResolvedOpensAgain() {
        room.publish(Alerts.fires(LOAD, 0));
        String key = room.only().key();
        room.incidents.acknowledge(room.asWei, key, IncidentRoom.ANY_VERSION);
        room.publish(Alerts.clears(LOAD, 0));
        room.incidents.resolve(room.asWei, key, "", Optional.empty(), IncidentRoom.ANY_VERSION);
        room.incidents.review(room.asWei, key, new Review("why", "how"), IncidentRoom.ANY_VERSION);
        room.clock.advance(Duration.ofHours(2));
        room.publish(Alerts.fires(LOAD, 1));
        Incident again = room.only();
        assertThat(again)
                .extracting(
                        Incident::state,
                        Incident::round,
                        Incident::owner,
                        Incident::acknowledgedAt,
                        Incident::resolvedAt,
                        Incident::review)
                .containsExactly(State.OPEN, 1, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(room.heard.of(IncidentOpened.class)).last().isEqualTo(new IncidentOpened(again));
        assertThat(room.kinds(key)).endsWith(Entry.Kind.REOPENED);
    }

    @Test
    void aClosedIncidentStaysClosed() {
        room.publish(Alerts.fires(LOAD, 0));
        String key = room.only().key();
        close(key, Optional.of("planned work"));
        room.publish(Alerts.clears(LOAD, 0));
        assertThat(room.only().state()).isEqualTo(State.CLOSED);
        assertThat(room.only().firing()).isFalse();
        room.publish(Alerts.fires(LOAD, 1));
        assertThat(room.incidents.list(true, 10))
                .singleElement()
                .satisfies(fresh -> assertThat(fresh.key()).isNotEqualTo(key));
    }

    @Test
    void lowSeverityOpensWithoutAPageAndSaysSo() {
        room.publish(Alerts.fires(Alerts.firing("DiskFull", Map.of("host", "web-1", "severity", "info")), 0));
        Incident quiet = room.only();
        assertThat(quiet.severity()).isEqualTo("low");
        assertThat(quiet.priority()).isEqualTo(Priority.P4);
        assertThat(quiet.pages()).isFalse();
        assertThat(room.incidents.reasons(quiet.key()))
                .last()
                .extracting(Reason::kind, Reason::fact)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .containsExactly("policy", "no page: low severity");
    }

    @Test
    void aGraverAlertRaisesIt() {
        room.publish(Alerts.fires(Alerts.firing("DiskFull", Map.of("host", "web-1", "severity", "low")), 0));
        room.publish(Alerts.fires(Alerts.firing("DiskFull", Map.of("host", "web-1", "severity", "critical")), 0));
        Incident raised = room.only();
        assertThat(raised.severity()).isEqualTo("critical");
        assertThat(raised.priority()).isEqualTo(Priority.P1);
        assertThat(raised.pages()).isTrue();
        assertThat(room.heard.of(IncidentRaised.class)).containsExactly(new IncidentRaised(raised));
        assertThat(room.incidents.timeline(raised.key()).getFirst().facts())
                .isEqualTo(Map.of("from", "P4", "to", "P1"));
        room.publish(Alerts.fires(SDA, 0));
        assertThat(room.only().severity()).as("a lesser one lowers nothing").isEqualTo("critical");
    }

    @Test
    void isCalledByTheGraverAlertUntilSomebodyHasTakenIt() {
        room.publish(Alerts.fires(Alerts.firing("CpuBusy", Map.of("host", "web-1", "severity", "low")), 0));
        Alert shop = Alerts.firing("ShopDown", Map.of("host", "web-1", "severity", "high"));
        room.publish(Alerts.fires(shop, 0));
        assertThat(room.only().title()).isEqualTo("ShopDown on web-1");

        room.incidents.acknowledge(room.asWei, room.only().key(), IncidentRoom.ANY_VERSION);
        room.publish(Alerts.fires(Alerts.firing("DiskFull", Map.of("host", "web-1", "severity", "critical")), 0));

        assertThat(room.only().priority()).isEqualTo(Priority.P1);
        assertThat(room.only().title()).isEqualTo("ShopDown on web-1");
    }

    @Test
    void aTrialSaysOnceThatItsLoadIsArtificial() {
        Alert trial = Alerts.firing("TryCpu", Map.of("host", "web-1", "severity", "high", "trial", "cpu"));
        room.publish(Alerts.fires(trial, 0));
        room.publish(Alerts.clears(trial, 0));
        room.publish(Alerts.fires(trial, 1));
        assertThat(room.kinds(room.only().key()))
                .filteredOn(Entry.Kind.TRY::equals)
                .hasSize(1);
    }

    @Test
    void aSilenceAndItsEndStandInTheTimeline() {
        room.publish(Alerts.fires(LOAD, 0));
        for (int i = 0; i < 2; i++) {
            room.publish(new AlertMuted(LOAD.mutedBy(List.of("quiet-1", "quiet-2"), 50)));
        }
        assertThat(room.only().muted()).isTrue();
        Entry muted = room.incidents.timeline(room.only().key()).getFirst();
        assertThat(muted.kind()).isEqualTo(Entry.Kind.MUTED);
        assertThat(muted.facts())
                .containsEntry("alertname", LOAD.labels().get("alertname"))
                .containsEntry("silences", "quiet-1, quiet-2");

        room.publish(new AlertFiring(LOAD.mutedBy(List.of(), 51)));
        room.publish(new AlertMuted(LOAD.mutedBy(List.of("quiet-1"), 49)));

        assertThat(room.only().muted()).isFalse();
        assertThat(room.kinds(room.only().key()))
                .containsExactly(Entry.Kind.ALERT_FIRING, Entry.Kind.OPENED, Entry.Kind.MUTED, Entry.Kind.UNMUTED);
    }

    @Test
    void twiceIsOnce() {
        for (int i = 0; i < 2; i++) {
            room.publish(Alerts.fires(LOAD, 0));
        }
        assertThat(room.incidents.timeline(room.only().key())).hasSize(2);
        for (int i = 0; i < 2; i++) {
            room.publish(Alerts.clears(LOAD, 0));
        }
        room.publish(Alerts.fires(LOAD, 0));
        assertThat(room.only().state()).isEqualTo(State.RESOLVED);
        assertThat(room.only().round()).isZero();
        assertThat(room.heard.of(IncidentResolved.class)).hasSize(1);
    }

    @Test
    void anEndHeardBeforeItsBeginningIsNotLost() {
        room.publish(Alerts.clears(LOAD, 0));
        room.publish(Alerts.fires(LOAD, 0));
        Incident over = room.only();
        assertThat(over.state()).isEqualTo(State.RESOLVED);
        assertThat(over.firing()).isFalse();
        assertThat(room.kinds(over.key()))
                .containsExactly(
                        Entry.Kind.ALERT_FIRING, Entry.Kind.OPENED, Entry.Kind.ALERT_RESOLVED, Entry.Kind.RESOLVED);
    }

    /** Whatever the order and however often: the same troubles end in the same state. */
    @Test
    void theOrderOfDeliveryDoesNotMatter() {
        long seed = new Random().nextLong();
        System.out.println("AlertIntakeTests seed=" + seed);
        var random = new Random(seed);
        for (int walk = 0; walk < 25; walk++) {
            var events = new ArrayList<Object>();
            var hosts = List.of("a" + walk, "b" + walk);
            var expectedOpen = new ArrayList<String>();
            for (String host : hosts) {
                for (String device : List.of("sda", "sdb")) {
                    var alert = Alerts.firing("DiskFull", Map.of("host", host, "device", device, "severity", "high"));
                    int length = 1 + random.nextInt(5);
                    for (int i = 0; i < length; i++) {
                        events.add(i % 2 == 0 ? Alerts.fires(alert, i / 2) : Alerts.clears(alert, i / 2));
                    }
                    if (length % 2 == 1) {
                        expectedOpen.add(host);
                    }
                }
            }
            events.addAll(events.subList(0, random.nextInt(events.size())));
            Collections.shuffle(events, random);
            events.forEach(room::publish);

            var now = room.incidents.list(false, 500).stream()
                    .filter(incident -> hosts.contains(incident.host().orElseThrow()))
                    .toList();
            assertThat(now).as("seed %d, %s", seed, events).hasSize(2).allSatisfy(incident -> {
                boolean open = expectedOpen.contains(incident.host().orElseThrow());
                assertThat(incident.state()).isEqualTo(open ? State.OPEN : State.RESOLVED);
                assertThat(incident.firing()).isEqualTo(open);
                assertThat(incident.alertFingerprints()).hasSize(2);
            });
        }
    }

    @Test
    void anotherStretchCountsEvenIfTheRuleBeganToCountAnew() {
        room.publish(Alerts.fires(LOAD, 0));
        room.publish(Alerts.clears(LOAD, 0));
        Alert anew = Alerts.fires(LOAD, 5).alert();
        var restarted = new Alert(
                anew.fingerprint(),
                anew.state(),
                anew.labels(),
                anew.annotations(),
                anew.expression(),
                anew.value(),
                anew.threshold(),
                Instant.parse("2026-11-22T00:00:00Z"),
                anew.firingSince(),
                Optional.empty(),
                1);
        room.publish(new AlertFiring(restarted));
        assertThat(room.only().state()).isEqualTo(State.OPEN);
    }

    private void close(String key, Optional<String> despite) {
        room.incidents.acknowledge(room.asWei, key, IncidentRoom.ANY_VERSION);
        room.incidents.resolve(room.asWei, key, "", despite, IncidentRoom.ANY_VERSION);
        room.incidents.review(room.asWei, key, new Review("why", "how"), IncidentRoom.ANY_VERSION);
        room.incidents.close(room.asWei, key, IncidentRoom.ANY_VERSION);
    }
}
