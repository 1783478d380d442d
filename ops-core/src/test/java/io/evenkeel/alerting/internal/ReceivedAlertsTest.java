package io.evenkeel.alerting.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.AlertFiring;
import io.evenkeel.alerting.Alerts.Reason;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts that other systems send. */
class ReceivedAlertsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Actor ONE = sender("one");
    private static final Actor TWO = sender("two");

    @TempDir
    Path data;

    private AlertingRoom room;

    @BeforeEach
    void open() {
        room = new AlertingRoom(data);
        room.noShippedRules();
        room.wake();
    }

    @AfterEach
    void close() {
        room.close();
    }

    private static Actor sender(String name) {
        return new Actor(Actor.Kind.TOKEN, "id-" + name, name, Set.of(Right.RAISE_ALERTS));
    }

    @Test
    void firesOnceHoweverOftenItIsSentAndEndsWhenItsSenderSaysSo() {
        Instant began = room.now().minus(MINUTE);
        take(ONE, down("db"), Optional.of(began), Optional.of(room.now().plus(MINUTE.multipliedBy(4))));
        room.passes(MINUTE);
        take(ONE, down("db"), Optional.of(began), Optional.of(room.now().plus(MINUTE.multipliedBy(4))));
        assertThat(room.toldShortly()).containsExactly("firing Down db");
        Alert alert = room.alerts.active().getFirst();
        assertThat(alert.activeSince()).isEqualTo(began);
        assertThat(alert.source()).isEqualTo(Alert.EXTERNAL);
        assertThat(alert.generatorUrl()).contains("http://prometheus/graph");
        assertThat(kinds(alert)).containsExactly("sender", "since", "page");

        take(ONE, down("db"), Optional.of(began), Optional.of(room.now()));
        assertThat(room.toldShortly()).containsExactly("firing Down db", "resolved Down db");
        assertThat(room.active()).isEmpty();
    }

    @Test
    void isOverWhenNobodySendsItAnyMore() {
        take(ONE, down("db"), Optional.empty(), Optional.empty());
        room.passes(MINUTE.multipliedBy(4));
        assertThat(room.active()).containsExactly("FIRING Down db");
        room.passes(MINUTE.multipliedBy(2));
        assertThat(room.toldShortly()).containsExactly("firing Down db", "resolved Down db");
    }

    @Test
    void anEndThatItsSenderSetIsNotShortenedByOneThatSetsNone() {
        take(ONE, down("db"), Optional.empty(), Optional.of(room.now().plus(MINUTE.multipliedBy(30))));
        take(TWO, down("db"), Optional.empty(), Optional.empty());
        room.passes(MINUTE.multipliedBy(20));
        assertThat(room.active()).containsExactly("FIRING Down db");
    }

    @Test
    void whatFiresAgainIsANewStretchAfterTheOneBefore() {
        Instant began = room.now().minus(MINUTE);
        take(ONE, down("db"), Optional.of(began), Optional.empty());
        room.passes(MINUTE);
        take(ONE, down("db"), Optional.of(began), Optional.of(room.now()));
        room.passes(MINUTE);
        take(ONE, down("db"), Optional.of(began), Optional.empty());

        assertThat(room.toldShortly()).containsExactly("firing Down db", "resolved Down db", "firing Down db");
        Alert first = ((AlertFiring) room.told.getFirst()).alert();
        Alert last = ((AlertFiring) room.told.getLast()).alert();
        assertThat(last.activeSince())
                .as("listeners tell stretches apart by it")
                .isAfter(first.activeSince());
        assertThat(last.version()).isGreaterThan(first.version());
    }

    @Test
    void twoSendersOfTheSameAreOneAlertAndTheChainSaysSo() {
        take(ONE, down("db"), Optional.empty(), Optional.empty());
        take(TWO, down("db"), Optional.empty(), Optional.empty());
        take(TWO, down("db"), Optional.empty(), Optional.empty());
        assertThat(room.toldShortly()).containsExactly("firing Down db");
        Alert alert = room.alerts.active().getFirst();
        assertThat(kinds(alert)).containsExactly("sender", "since", "page", "merge");
        assertThat(room.alerts.reasons(alert.fingerprint()).getLast().facts()).containsEntry("sender", "two");
    }

    @Test
    void aRulesAlertWithTheSameLabelsStaysAnotherOne() {
        room.rules("- {alert: Down, expr: alive == 0}");
        room.measures("alive{host=\"db\"}", 0);
        room.passes(MINUTE);
        take(ONE, down("db"), Optional.empty(), Optional.empty());
        assertThat(room.active()).containsExactly("FIRING Down db", "FIRING Down db");
        assertThat(room.alerts.active()).extracting(Alert::fingerprint).doesNotHaveDuplicates();
        take(ONE, down("db"), Optional.empty(), Optional.of(room.now()));
        room.passes(MINUTE);
        assertThat(room.active()).containsExactly("FIRING Down db");
    }

    @Test
    void afterADarkTimeSendersGetTimeToComeBack() {
        take(ONE, down("db"), Optional.empty(), Optional.empty());
        room.isDark(Duration.ofHours(1));
        room.restart();
        room.wake();
        assertThat(room.active()).containsExactly("FIRING Down db");
        room.passes(MINUTE.multipliedBy(3));
        assertThat(room.toldShortly()).containsExactly("firing Down db", "resolved Down db");
    }

    @Test
    void rulesThatGoDoNotEndWhatOthersSent() {
        take(ONE, down("db"), Optional.empty(), Optional.empty());
        room.rules("- {alert: X, expr: y}");
        room.passes(MINUTE);
        assertThat(room.active()).containsExactly("FIRING Down db");
    }

    @Test
    void badOnesAreRefusedAndTheGoodOnesTaken() {
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            many.put("l" + i, "v");
        }
        List<PostedAlert> posted = List.of(
                new PostedAlert(Map.of(), Map.of(), Optional.empty(), Optional.empty(), Optional.empty()),
                new PostedAlert(Map.of("a", ""), Map.of(), Optional.empty(), Optional.empty(), Optional.empty()),
                plain(many),
                plain(Map.of("alertname", "Down", "bad-name", "x")),
                plain(Map.of("alertname", "x".repeat(5_000))),
                plain(Map.of("alertname", "zero\u0000byte")),
                plain(Map.of("alertname", "half\ud800")),
                new PostedAlert(
                        down("db"),
                        Map.of("text", "x".repeat(10 << 20)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                new PostedAlert(
                        down("db"), Map.of(), Optional.empty(), Optional.empty(), Optional.of("http://half\ud800")),
                timed("1200-01-01T00:00:00Z", "1200-01-02T00:00:00Z"),
                timed("9000-01-01T00:00:00Z", "9000-01-02T00:00:00Z"),
                timed("2026-11-21T01:00:00Z", "4000-01-01T00:00:00Z"),
                timed("2026-11-21T02:00:00Z", "2026-11-21T01:00:00Z"),
                plain(down("good")));
        assertThat(room.received.take(ONE, posted)).hasSize(13).doesNotContainNull();
        assertThat(room.toldShortly()).containsExactly("firing Down good");
    }

    @Test
    void whoMayNotSendIsRefused() {
        var viewer = new Actor(Actor.Kind.TOKEN, "v", "viewer", Set.of(Right.SEE_OPERATIONS));
        assertThatThrownBy(() -> room.received.take(viewer, List.of()))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
    }

    @Test
    void theEndOfWhatNeverFiredIsNothing() {
        take(ONE, down("db"), Optional.empty(), Optional.of(room.now().minus(MINUTE)));
        assertThat(room.told).isEmpty();
        assertThat(room.active()).isEmpty();
    }

    @Test
    void whatIsKnownIsTakenWhereNothingNewHasRoom() {
        take(ONE, down("db"), Optional.empty(), Optional.empty());
        room.othersSent(20_000 - 1);

        assertThat(room.received.take(ONE, List.of(plain(down("web")))))
                .containsExactly("more than 20,000 alerts of other systems are active");
        take(ONE, down("db"), Optional.empty(), Optional.of(room.now()));
        take(ONE, down("web"), Optional.empty(), Optional.empty());

        assertThat(room.toldShortly()).containsExactly("firing Down db", "resolved Down db", "firing Down web");
    }

    private static Map<String, String> down(String host) {
        return Map.of("alertname", "Down", "host", host);
    }

    private static PostedAlert plain(Map<String, String> labels) {
        return new PostedAlert(labels, Map.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static PostedAlert timed(String from, String to) {
        return new PostedAlert(
                down("db"),
                Map.of(),
                Optional.of(Instant.parse(from)),
                Optional.of(Instant.parse(to)),
                Optional.empty());
    }

    private void take(Actor sender, Map<String, String> labels, Optional<Instant> from, Optional<Instant> to) {
        assertThat(room.received.take(
                        sender,
                        List.of(new PostedAlert(
                                labels, Map.of("summary", "down"), from, to, Optional.of("http://prometheus/graph")))))
                .isEmpty();
    }

    private List<String> kinds(Alert alert) {
        return room.alerts.reasons(alert.fingerprint()).stream()
                .map(Reason::kind)
                .toList();
    }
}
