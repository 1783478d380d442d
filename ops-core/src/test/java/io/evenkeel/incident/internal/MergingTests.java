package io.evenkeel.incident.internal;

import static io.evenkeel.incident.internal.IncidentRoom.ANY_VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.alerting.Alert;
import io.evenkeel.audit.Actor;
import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incident.State;
import io.evenkeel.incident.IncidentOpened;
import io.evenkeel.incident.IncidentRaised;
import io.evenkeel.incident.Incidents.Entry;
import io.evenkeel.inventory.Inventory.Traits;
import io.evenkeel.inventory.Item;
import io.evenkeel.inventory.Kind;
import io.evenkeel.notify.Channel;
import io.evenkeel.notify.Notice;
import io.evenkeel.notify.NoticeDelivered;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two incidents that a later alert shows to be one. */
class MergingTests {
    private static final Actor EDITOR = Actor.system("test");

    private final IncidentRoom room = new IncidentRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void twoIncidentsThatALaterAlertLinksBecomeOneAndNobodyIsPagedAgain() {
        String older = twoTroubles("high", "high");
        Incident younger = room.incidents.list(true, 10).stream()
                .filter(incident -> !incident.key().equals(older))
                .findFirst()
                .orElseThrow();
        room.page(younger, 0);
        room.notices.all().stream()
                .filter(notice -> notice.channel() == Channel.EMAIL)
                .forEach(notice -> room.publish(new NoticeDelivered(
                        notice.key(), notice.channel(), room.wei.id(), younger.key(), room.clock.instant())));
        room.inventory.link(EDITOR, item("store"), List.of(item("cache")), Optional.empty(), Optional.empty());

        room.publish(Alerts.firesAfter(on("cache", "Evicts"), 60));

        assertThat(room.incidents.list(true, 10)).hasSize(1);
        Incident one = room.incidents.list(true, 10).getFirst();
        assertThat(one.key()).isEqualTo(older);
        assertThat(one.firing()).isTrue();
        assertThat(one.alertFingerprints()).hasSize(3);
        assertThat(one.items())
                .extracting(Incident.AffectedItem::name)
                .containsExactlyInAnyOrder("web", "store", "cache");
        assertThat(room.incidents.timeline(older).getFirst())
                .extracting(Entry::kind, Entry::text, Entry::facts)
                .containsExactly(Entry.Kind.TOOK_OVER, "Full", Map.of("incident", younger.key(), "item", "cache"));
        Incident gone = room.incidents.find(younger.key()).orElseThrow();
        assertThat(gone.state()).isEqualTo(State.CLOSED);
        assertThat(gone.firing()).isFalse();
        assertThat(room.incidents.timeline(gone.key()))
                .filteredOn(entry -> entry.kind() == Entry.Kind.MERGED)
                .singleElement()
                .extracting(Entry::facts)
                .isEqualTo(Map.of("incident", older, "item", "cache"));
        assertThat(room.heard.of(IncidentOpened.class))
                .as("paged for each once")
                .hasSize(2);
        assertThat(room.heard.of(IncidentRaised.class)).isEmpty();
        assertThat(room.pages.next(gone.key())).isEmpty();
        assertThat(room.notices.withdrawn()).contains(gone.key());
        assertThat(room.notices.all())
                .last()
                .extracting(Notice::subject)
                .isEqualTo("[part of " + older + "] " + gone.key() + " Full");
        assertThat(room.audit.verbs()).contains("incident.merge");
    }

    @Test
    void whatClearsAfterwardsClearsInTheOneThatIsLeft() {
        String older = merged();
        room.publish(Alerts.clearsAfter(on("store", "Full"), 20));
        room.publish(Alerts.clears(on("web", "HighLoad"), 0));
        assertThat(room.incidents.find(older).orElseThrow().state()).isEqualTo(State.OPEN);
        room.publish(Alerts.clearsAfter(on("cache", "Evicts"), 60));
        assertThat(room.incidents.find(older).orElseThrow().state()).isEqualTo(State.RESOLVED);
    }

    @Test
    void whatWasOfTheYoungerFiresAgainInTheOlder() {
        String older = merged();
        room.publish(Alerts.firesAfter(on("store", "Slow"), 3_000));
        assertThat(room.incidents.find(older).orElseThrow().alertFingerprints()).hasSize(4);
    }

    @Test
    void aGraverYoungerOneStaysApartSinceItsPageMustNotBeLost() {
        twoTroubles("low", "high");
        room.inventory.link(EDITOR, item("store"), List.of(item("cache")), Optional.empty(), Optional.empty());
        room.publish(Alerts.firesAfter(on("cache", "Evicts"), 60));
        assertThat(room.incidents.list(true, 10)).hasSize(2);
    }

    @Test
    void whatSomebodyHasStaysApartFromWhatNobodyHas() {
        String older = twoTroubles("high", "high");
        String younger = room.incidents.list(true, 10).stream()
                .map(Incident::key)
                .filter(key -> !key.equals(older))
                .findFirst()
                .orElseThrow();
        room.incidents.acknowledge(room.asWei, younger, ANY_VERSION);
        room.inventory.link(EDITOR, item("store"), List.of(item("cache")), Optional.empty(), Optional.empty());
        room.publish(Alerts.firesAfter(on("cache", "Evicts"), 60));
        assertThat(room.incidents.list(true, 10)).hasSize(2);
    }

    /** A cache stands beside one of two troubles that nothing links. @return the key of the older */
    private String twoTroubles(String older, String younger) {
        links(add("web"), add("cache"));
        add("store");
        room.publish(Alerts.fires(Alerts.firing("HighLoad", Map.of("service", "web", "severity", older)), 0));
        String key = room.only().key();
        room.clock.advance(Duration.ofSeconds(20));
        room.publish(Alerts.firesAfter(Alerts.firing("Full", Map.of("service", "store", "severity", younger)), 20));
        assertThat(room.incidents.list(true, 10)).hasSize(2);
        return key;
    }

    private String merged() {
        String older = twoTroubles("high", "high");
        room.inventory.link(EDITOR, item("store"), List.of(item("cache")), Optional.empty(), Optional.empty());
        room.publish(Alerts.firesAfter(on("cache", "Evicts"), 60));
        assertThat(room.incidents.list(true, 10)).hasSize(1);
        return older;
    }

    private UUID item(String service) {
        return room.inventory.ofLabels(Map.of("service", service)).map(Item::id).orElseThrow();
    }

    private void links(UUID from, UUID on) {
        room.inventory.link(EDITOR, from, List.of(on), Optional.empty(), Optional.empty());
    }

    private UUID add(String service) {
        var traits = new Traits(service, Optional.empty(), Optional.empty(), Optional.empty());
        return room.inventory.add(EDITOR, Kind.SERVICE, traits).id();
    }

    private static Alert on(String service, String alertname) {
        return Alerts.firing(alertname, Map.of("service", service, "severity", "high"));
    }
}
