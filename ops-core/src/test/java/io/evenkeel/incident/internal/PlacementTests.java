package io.evenkeel.incident.internal;

import static io.evenkeel.incident.internal.IncidentRoom.ANY_VERSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.Groups;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incident.Review;
import io.evenkeel.incident.Incident.State;
import io.evenkeel.incident.IncidentOpened;
import io.evenkeel.incident.IncidentRaised;
import io.evenkeel.incident.Incidents;
import io.evenkeel.incident.Incidents.Entry;
import io.evenkeel.incident.Priority;
import io.evenkeel.inventory.Inventory.Traits;
import io.evenkeel.inventory.Kind;
import io.evenkeel.protocol.SeenConnections;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What joins along what depends on what, and how it is taken out again. */
class PlacementTests {
    private static final Actor EDITOR = Actor.system("test");

    private final IncidentRoom room = new IncidentRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void anAlertOnWhatItNeedsJoinsAndSaysWhy() {
        depends("web", "database");
        room.publish(Alerts.fires(on("web", "HighLoad"), 0));
        room.publish(Alerts.firesAfter(on("database", "HighLoad"), 40));
        Incident one = room.only();
        assertThat(one.title()).isEqualTo("HighLoad");
        assertThat(one.items()).extracting(Incident.AffectedItem::name).containsExactly("web", "database");
        assertThat(room.kinds(one.key()))
                .containsExactly(
                        Entry.Kind.ALERT_FIRING, Entry.Kind.OPENED, Entry.Kind.JOINED, Entry.Kind.ALERT_FIRING);
        assertThat(room.incidents.timeline(one.key()))
                .filteredOn(entry -> entry.kind() == Entry.Kind.JOINED)
                .singleElement()
                .extracting(Entry::facts)
                .isEqualTo(Map.of("item", "database", "of", "web", "relation", "needed_by", "seconds", "40"));
        assertThat(room.heard.of(IncidentOpened.class)).as("paged once").hasSize(1);
    }

    @Test
    void whatJoinedOnceBelongsThereUntilItIsOver() {
        depends("web", "database");
        room.publish(Alerts.fires(on("web", "HighLoad"), 0));
        room.publish(Alerts.fires(on("database", "HighLoad"), 0));
        room.publish(Alerts.firesAfter(on("database", "DiskFull"), 3_000));
        assertThat(room.only().alertFingerprints()).hasSize(3);
        assertThat(room.kinds(room.only().key()))
                .filteredOn(Entry.Kind.JOINED::equals)
                .hasSize(1);
    }

    @Test
    void whatOnlyJoinedOpensItsOwnWhenItComesBackLater() {
        depends("web", "database");
        Alert database = on("database", "HighLoad");
        room.publish(Alerts.fires(on("web", "HighLoad"), 0));
        room.publish(Alerts.fires(database, 0));
        room.publish(Alerts.clears(on("web", "HighLoad"), 0));
        room.publish(Alerts.clears(database, 0));
        assertThat(room.only().state()).isEqualTo(State.RESOLVED);
        room.clock.advance(Duration.ofHours(1));
        room.publish(Alerts.fires(database, 1));
        assertThat(room.incidents.list(true, 10))
                .extracting(incident -> incident.items().getFirst().name(), Incident::state)
                .containsExactlyInAnyOrder(tuple("web", State.RESOLVED), tuple("database", State.OPEN));
    }

    @Test
    void whatBeganMuchLaterIsAnotherTrouble() {
        depends("web", "database");
        room.publish(Alerts.fires(on("web", "HighLoad"), 0));
        room.publish(Alerts.firesAfter(on("database", "HighLoad"), 601));
        assertThat(room.incidents.list(true, 10)).hasSize(2);
    }

    @Test
    void whatStandsOverTwoOthersJoinsAndSaysOverWhich() {
        UUID web = add("web");
        UUID queue = add("queue");
        UUID store = add("store");
        links(web, queue);
        links(store, queue);
        links(store, add("disk"));
        room.publish(Alerts.fires(on("web", "HighLoad"), 0));
        room.publish(Alerts.firesAfter(on("disk", "Full"), 90));
        assertThat(room.incidents.timeline(room.only().key()))
                .filteredOn(entry -> entry.kind() == Entry.Kind.JOINED)
                .singleElement()
                .extracting(Entry::facts)
                .isEqualTo(Map.of(
                        "item", "disk", "of", "web", "relation", "near", "over", "store, queue", "seconds", "90"));
    }

    @Test
    void twoPartsOfOneBusinessServiceDoNotJoinByThatAlone() {
        var shop = new Traits("shop", Optional.empty(), Optional.empty(), Optional.empty());
        UUID service = room.inventory.add(EDITOR, Kind.BUSINESS_SERVICE, shop).id();
        room.inventory.link(EDITOR, service, List.of(add("web"), add("mail")), Optional.empty(), Optional.empty());
        room.publish(Alerts.fires(on("web", "HighLoad"), 0));
        room.publish(Alerts.fires(on("mail", "QueueFull"), 0));
        assertThat(room.incidents.list(true, 10)).hasSize(2);
    }

    private void links(UUID from, UUID on) {
        room.inventory.link(EDITOR, from, List.of(on), Optional.empty(), Optional.empty());
    }

    @Test
    void aGraverAlertThatJoinsRaisesTheIncident() {
        depends("web", "database");
        room.publish(Alerts.fires(on("web", "HighLoad"), 0));
        room.publish(Alerts.fires(
                Alerts.firing("Down", Map.of("service", "database", "severity", "critical", "impact", "high")), 0));
        assertThat(room.only().priority()).isEqualTo(Priority.P1);
        assertThat(room.heard.of(IncidentRaised.class)).hasSize(1);
    }

    @Test
    void twoNeighboursAtTheSameMomentAreOneIncident() throws Exception {
        depends("web", "database");
        List<Alert> both = List.of(on("web", "HighLoad"), on("database", "HighLoad"));
        try (var at = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<?> done : both.stream()
                    .map(alert -> at.submit(() -> room.publish(Alerts.fires(alert, 0))))
                    .toList()) {
                done.get();
            }
        }
        assertThat(room.only().alertFingerprints()).hasSize(2);
    }

    @Test
    void anAlertOnWhatItWasSeenToCallJoins() {
        add("web");
        add("database");
        room.calls.call("web", "database");
        room.publish(Alerts.fires(on("web", "HighLoad"), 0));
        room.publish(Alerts.fires(on("database", "HighLoad"), 0));
        assertThat(room.only().items()).hasSize(2);
    }

    @Test
    void anAlertOnWhatItWasConnectedWithJoins() {
        add("web");
        add("database");
        room.calls.connection("web", "database", "java");
        room.publish(Alerts.fires(on("database", "HighLoad"), 0));
        room.publish(Alerts.fires(on("web", "HighLoad"), 0));
        assertThat(room.only().items()).hasSize(2);
    }

    @Test
    void whatOnlySendsMeasurementsThereDoesNotJoin() {
        add("web");
        add("watcher");
        room.calls.connection("web", "watcher", SeenConnections.AGENT);
        room.publish(Alerts.fires(on("web", "HighLoad"), 0));
        room.publish(Alerts.fires(on("watcher", "HighLoad"), 0));
        assertThat(room.incidents.list(true, 10)).hasSize(2);
    }

    @Test
    void whatIsConnectedWithEverythingJoinsNothing() {
        add("web");
        add("backup");
        for (int i = 0; i < Groups.MOST_SHARING; i++) {
            room.calls.connection("backup", "host-" + i, "restic");
        }
        room.calls.connection("backup", "web", "restic");
        room.publish(Alerts.fires(on("backup", "HighLoad"), 0));
        room.publish(Alerts.fires(on("web", "HighLoad"), 0));
        assertThat(room.incidents.list(true, 10)).hasSize(2);
    }

    @Test
    void whatPeopleReportOnWhatJoinedIsTheSameTrouble() {
        String web = joined();
        var report = new Incidents.Report("TIC-7", "The shop is slow", "high", Optional.of(item(web, "database")));
        assertThat(room.incidents.report(room.asWei, report).key()).isEqualTo(web);
    }

    @Test
    void whatDoesNotBelongThereGetsAnIncidentOfItsOwnAndPages() {
        String web = joined();
        Incident own = room.incidents.separate(room.asWei, web, item(web, "database"), ANY_VERSION);
        assertThat(own.items()).extracting(Incident.AffectedItem::name).containsExactly("database");
        assertThat(own.state()).isEqualTo(State.OPEN);
        assertThat(room.heard.of(IncidentOpened.class)).last().isEqualTo(new IncidentOpened(own));
        Incident left = room.incidents.find(web).orElseThrow();
        assertThat(left.items()).extracting(Incident.AffectedItem::name).containsExactly("web");
        assertThat(left.alertFingerprints()).hasSize(1);
        assertThat(room.incidents.timeline(web).getFirst())
                .extracting(Entry::kind, Entry::actorName, Entry::facts)
                .containsExactly(Entry.Kind.SEPARATED, "Zhang Wei", Map.of("item", "database", "incident", own.key()));
        assertThat(room.audit.verbs()).contains("incident.separate");
    }

    @Test
    void whatSomebodySeparatedIsNotJoinedAgainForThirtyDays() {
        String web = joined();
        Incident own = room.incidents.separate(room.asWei, web, item(web, "database"), ANY_VERSION);
        room.publish(Alerts.clears(on("database", "HighLoad"), 0));
        assertThat(room.incidents.find(own.key()).orElseThrow().state()).isEqualTo(State.RESOLVED);
        close(own.key());
        room.publish(Alerts.firesAfter(on("database", "Slow"), 10));
        assertThat(room.incidents.list(true, 10))
                .filteredOn(incident -> incident.state() == State.OPEN)
                .extracting(incident -> incident.items().getFirst().name())
                .containsExactlyInAnyOrder("web", "database");
    }

    @Test
    void itIsOverWhenOnlyWhatWasTakenOutFired() {
        String web = joined();
        room.publish(Alerts.clears(on("web", "HighLoad"), 0));
        room.incidents.separate(room.asWei, web, item(web, "database"), ANY_VERSION);
        assertThat(room.incidents.find(web).orElseThrow().state()).isEqualTo(State.RESOLVED);
    }

    @Test
    void whatItWasOpenedForCannotBeTakenOut() {
        String web = joined();
        assertThatThrownBy(() -> room.incidents.separate(room.asWei, web, item(web, "web"), ANY_VERSION))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("incident-item-own"));
        assertThatThrownBy(() -> room.incidents.separate(room.asWei, web, UUID.randomUUID(), ANY_VERSION))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("incident-item-unknown"));
        assertThat(room.only().alertFingerprints()).hasSize(2);
    }

    @Test
    void whatSomebodySeparatedIsNotMergedEither() {
        String web = joined();
        Incident own = room.incidents.separate(room.asWei, web, item(web, "database"), ANY_VERSION);
        room.inventory.link(
                EDITOR,
                add("both"),
                List.of(item(web, "web"), own.items().getFirst().id()),
                Optional.empty(),
                Optional.empty());
        room.publish(Alerts.firesAfter(on("both", "Slow"), 30));
        assertThat(room.incidents.list(true, 10))
                .filteredOn(incident -> incident.state() == State.OPEN)
                .hasSize(2);
    }

    private String joined() {
        depends("web", "database");
        room.publish(Alerts.fires(on("web", "HighLoad"), 0));
        room.publish(Alerts.fires(on("database", "HighLoad"), 0));
        return room.only().key();
    }

    private UUID item(String key, String name) {
        return room.incidents.find(key).orElseThrow().items().stream()
                .filter(item -> item.name().equals(name))
                .map(Incident.AffectedItem::id)
                .findFirst()
                .orElseThrow();
    }

    private void close(String key) {
        room.incidents.review(room.asWei, key, new Review("why", "how"), ANY_VERSION);
        room.incidents.close(room.asWei, key, ANY_VERSION);
    }

    private void depends(String from, String on) {
        room.inventory.link(EDITOR, add(from), List.of(add(on)), Optional.empty(), Optional.empty());
    }

    private UUID add(String service) {
        var traits = new Traits(service, Optional.empty(), Optional.empty(), Optional.empty());
        return room.inventory.add(EDITOR, Kind.SERVICE, traits).id();
    }

    private static Alert on(String service, String alertname) {
        return Alerts.firing(alertname, Map.of("service", service, "severity", "high"));
    }
}
