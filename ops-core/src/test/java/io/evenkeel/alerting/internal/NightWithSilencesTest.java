package io.evenkeel.alerting.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.alerting.Alert;
import io.evenkeel.alerting.AlertFiring;
import io.evenkeel.alerting.AlertMuted;
import io.evenkeel.alerting.Alerts.Reason;
import io.evenkeel.alerting.Silences.Draft;
import io.evenkeel.alerting.Silences.State;
import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.telemetry.Matcher;
import io.evenkeel.telemetry.Matcher.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What silences make of alerts: nothing that is muted is told, nothing that fires is swallowed. */
class NightWithSilencesTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Actor WEI = new Actor(Actor.Kind.PERSON, "1", "Zhang Wei", Set.of(Right.HANDLE_INCIDENTS));
    private static final Actor VIEWER = new Actor(Actor.Kind.PERSON, "2", "Eve", Set.of(Right.SEE_OPERATIONS));
    private static final String LOAD = "load{host=\"a\"}";

    @TempDir
    Path data;

    private AlertingRoom room;

    @BeforeEach
    void open() {
        room = new AlertingRoom(data);
        room.noShippedRules();
        room.rules("- {alert: Busy, expr: load > 5, labels: {severity: high}}");
        room.measures(LOAD, 1);
        room.wake();
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void whatIsMutedIsShownAndTellsNobodyUntilTheSilenceEnds() {
        UUID silence = mute("host", Kind.EQUAL, "a", Duration.ofMinutes(30));
        room.measures(LOAD, 9);
        room.passes(MINUTE.multipliedBy(10));
        assertThat(room.told).isEmpty();
        assertThat(room.active()).containsExactly("FIRING Busy a");
        assertThat(room.alerts.active().getFirst().mutedBy()).containsExactly(silence.toString());

        room.passes(MINUTE.multipliedBy(21));
        assertThat(room.toldShortly()).containsExactly("firing Busy a");
        Alert told = ((AlertFiring) room.told.getFirst()).alert();
        assertThat(told.muted()).isFalse();
        assertThat(kinds(told)).containsExactly("rule", "since", "for", "mute", "unmute", "page");
    }

    @Test
    void aSilenceOverWhatFiresSaysSoAndItsEndFiresAgain() {
        room.measures(LOAD, 9);
        room.passes(MINUTE);
        UUID silence = mute("host", Kind.EQUAL, "a", Duration.ofHours(1));
        assertThat(room.toldShortly())
                .as("at once, not with the next look")
                .containsExactly("firing Busy a", "muted Busy a");
        room.silences.expire(WEI, silence);

        assertThat(room.toldShortly()).containsExactly("firing Busy a", "muted Busy a", "firing Busy a");
        Alert first = ((AlertFiring) room.told.get(0)).alert();
        Alert muted = ((AlertMuted) room.told.get(1)).alert();
        Alert again = ((AlertFiring) room.told.get(2)).alert();
        assertThat(again.activeSince()).isEqualTo(first.activeSince());
        assertThat(List.of(first.version(), muted.version(), again.version()))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(room.audited)
                .containsExactly("alerting.silence.add " + silence, "alerting.silence.expire " + silence);
    }

    @Test
    void whatIsMutedForAllOfItsTimeIsNeverTold() {
        mute("host", Kind.EQUAL, "a", Duration.ofHours(1));
        room.measures(LOAD, 9);
        room.passes(MINUTE);
        Alert alert = room.alerts.active().getFirst();
        assertThat(lastReason(alert).facts()).containsEntry("because", "muted");
        room.measures(LOAD, 1);
        room.passes(MINUTE);

        assertThat(room.told).isEmpty();
        assertThat(lastReason(alert).facts()).containsEntry("because", "muted-all-time");
    }

    @Test
    void whatWasToldAndThenMutedIsToldToHaveResolved() {
        room.measures(LOAD, 9);
        room.passes(MINUTE);
        mute("host", Kind.EQUAL, "a", Duration.ofHours(1));
        room.measures(LOAD, 1);
        room.passes(MINUTE);
        assertThat(room.toldShortly()).containsExactly("firing Busy a", "muted Busy a", "resolved Busy a");
    }

    @Test
    void aRestartChangesNothing() {
        mute("host", Kind.EQUAL, "a", Duration.ofMinutes(5));
        room.measures(LOAD, 9);
        room.passes(MINUTE);
        room.restart();
        room.passes(MINUTE.multipliedBy(2));
        assertThat(room.told).isEmpty();
        room.isDark(MINUTE.multipliedBy(4));
        room.restart();
        room.wake();
        assertThat(room.toldShortly()).as("it ended while the server was down").containsExactly("firing Busy a");
    }

    @Test
    void ofTwoSilencesTheLastOneCounts() {
        UUID one = mute("host", Kind.EQUAL, "a", Duration.ofMinutes(10));
        UUID two = mute("severity", Kind.EQUAL, "high", Duration.ofMinutes(20));
        room.measures(LOAD, 9);
        room.passes(MINUTE);
        assertThat(room.alerts.active().getFirst().mutedBy()).containsExactlyInAnyOrder(one.toString(), two.toString());
        room.passes(MINUTE.multipliedBy(12));
        assertThat(room.told).isEmpty();
        room.passes(MINUTE.multipliedBy(10));
        assertThat(room.toldShortly()).containsExactly("firing Busy a");
    }

    @Test
    void aSilenceOfLaterMutesFromThenOn() {
        room.measures(LOAD, 9);
        room.passes(MINUTE);
        Instant start = room.now().plus(MINUTE.multipliedBy(5));
        room.silences.put(WEI, Optional.empty(), draft("host", Kind.EQUAL, "a", start, start.plus(MINUTE)));
        room.passes(MINUTE);
        assertThat(room.toldShortly()).containsExactly("firing Busy a");
        room.passes(MINUTE.multipliedBy(7));
        assertThat(room.toldShortly()).containsExactly("firing Busy a", "muted Busy a", "firing Busy a");
    }

    @ParameterizedTest
    @CsvSource({
        "host, EQUAL, a, true", "host, EQUAL, b, false", "host, NOT_EQUAL, b, true", "host, NOT_EQUAL, a, false",
        "host, REGEX, a|b, true", "host, REGEX, '', false", "host, REGEX, 'aa*', true", "host, NOT_REGEX, a.+, true",
        "host, NOT_REGEX, .*, false", "site, EQUAL, paris, false", "site, NOT_EQUAL, paris, true",
    })
    void matchersMeanWhatAlertmanagersMean(String label, Kind kind, String value, boolean mutes) {
        var matchers = List.of(new Matcher("alertname", Kind.EQUAL, "Busy"), new Matcher(label, kind, value));
        room.silences.put(
                WEI,
                Optional.empty(),
                new Draft(matchers, room.now(), room.now().plus(MINUTE), "test"));
        room.measures(LOAD, 9);
        room.passes(Duration.ofSeconds(20));
        assertThat(room.alerts.active())
                .singleElement()
                .satisfies(alert -> assertThat(alert.muted()).isEqualTo(mutes));
    }

    @Test
    void aPatternThatTakesForeverElsewhereIsAskedInNoTime() {
        room.silences.put(
                WEI,
                Optional.empty(),
                draft(
                        "host",
                        Kind.REGEX,
                        "(a|aa)+$(b|c)?",
                        room.now(),
                        room.now().plus(MINUTE)));
        room.measures("load{host=\"" + "a".repeat(2_000) + "!\"}", 9);
        room.passes(Duration.ofSeconds(20));
        assertThat(room.toldShortly()).hasSize(1);
    }

    @Test
    void anEditKeepsTheSilenceIfItMutesTheSame() {
        UUID id = mute("host", Kind.EQUAL, "a", Duration.ofMinutes(5));
        var before = room.silences.find(id).orElseThrow();
        room.passes(MINUTE);
        Instant later = room.now().plus(Duration.ofHours(2));
        UUID same = room.silences.put(
                WEI, Optional.of(id), new Draft(before.matchers(), before.startsAt(), later, "longer"));
        assertThat(same).isEqualTo(id);
        assertThat(room.silences.find(id).orElseThrow().endsAt()).isEqualTo(later);

        UUID other = room.silences.put(WEI, Optional.of(id), draft("host", Kind.EQUAL, "b", before.startsAt(), later));
        assertThat(other).isNotEqualTo(id);
        assertThat(room.silences.find(id).orElseThrow().state(room.now())).isEqualTo(State.EXPIRED);
        assertThat(room.silences.all()).extracting(silence -> silence.id()).containsExactly(other, id);
    }

    @Test
    void refusesWhatMakesNoSense() {
        Instant now = room.now();
        Instant end = now.plus(MINUTE);
        refused("silence-invalid", new Draft(List.of(), now, end, "x"));
        refused("silence-invalid", draft("host", Kind.REGEX, ".*", now, end));
        refused("silence-invalid", draft("host", Kind.NOT_EQUAL, "x", now, end));
        refused("silence-invalid", draft("host", Kind.REGEX, "a(b", now, end));
        refused("silence-invalid", draft("ho-st", Kind.EQUAL, "a", now, end));
        refused("silence-invalid", draft("host", Kind.EQUAL, "a", now, now));
        refused(
                "silence-invalid",
                draft("host", Kind.EQUAL, "a", now.minus(MINUTE.multipliedBy(2)), now.minus(MINUTE)));
        refused("silence-invalid", draft("host", Kind.EQUAL, "a", now, now.plus(Duration.ofDays(9_999))));
        refused("silence-invalid", new Draft(List.of(new Matcher("host", Kind.EQUAL, "a")), now, end, " "));
        assertThatThrownBy(() -> room.silences.put(VIEWER, Optional.empty(), draft("host", Kind.EQUAL, "a", now, end)))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
        assertThatThrownBy(() -> room.silences.expire(WEI, UUID.randomUUID()))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
        UUID over = mute("host", Kind.EQUAL, "a", MINUTE);
        room.silences.expire(WEI, over);
        assertThatThrownBy(() -> room.silences.expire(WEI, over))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.CONFLICT));
        assertThat(room.silences.all()).hasSize(1);
    }

    /** Whatever comes, restarts too: each alert is told of in turns, never while muted, and at the end what fires is told. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverComesNothingIsSwallowedAndNothingMutedIsTold(long seed) {
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 60; round++) {
            room.measures(LOAD, random.nextInt(3) == 0 ? 1 : 9);
            room.measures("load{host=\"b\"}", random.nextInt(3) == 0 ? 1 : 9);
            switch (random.nextInt(6)) {
                case 0, 1 ->
                    mute(
                            "host",
                            Kind.EQUAL,
                            random.nextBoolean() ? "a" : "b",
                            Duration.ofSeconds(1 + random.nextInt(200)));
                case 2 ->
                    room.silences.all().stream()
                            .filter(silence -> silence.state(room.now()) == State.ACTIVE)
                            .findAny()
                            .ifPresent(silence -> room.silences.expire(WEI, silence.id()));
                case 3 -> {
                    room.isDark(Duration.ofSeconds(random.nextInt(100)));
                    room.restart();
                }
                default -> {}
            }
            room.passes(Duration.ofSeconds(15));
        }
        room.passes(MINUTE.multipliedBy(5));

        for (String host : List.of("a", "b")) {
            var words = new ArrayList<String>();
            room.toldShortly().stream()
                    .filter(line -> line.endsWith(host))
                    .forEach(line -> words.add(line.split(" ")[0]));
            String course = String.join(" ", words) + " ";
            assertThat(course)
                    .as("seed %d", seed)
                    .matches("(firing (muted firing )*(muted )?resolved )*(firing (muted firing )*)?");
        }
        room.alerts.active().forEach(alert -> assertThat(alert.muted()).isFalse());
        long firing = room.toldShortly().stream()
                .filter(line -> line.startsWith("firing"))
                .count();
        long ended = room.toldShortly().stream()
                .filter(line -> !line.startsWith("firing"))
                .count();
        long resolvedWhileMuted = resolvedWhileMuted();
        assertThat(firing - (ended - resolvedWhileMuted))
                .as("seed %d", seed)
                .isEqualTo(room.alerts.active().size());
        room.told.stream()
                .filter(AlertFiring.class::isInstance)
                .forEach(event ->
                        assertThat(((AlertFiring) event).alert().mutedBy()).isEmpty());
    }

    /** Those have two endings: muted, then resolved. */
    private long resolvedWhileMuted() {
        long count = 0;
        for (String host : List.of("a", "b")) {
            String before = "";
            for (String line : room.toldShortly()) {
                if (line.endsWith(host)) {
                    count += before.startsWith("muted") && line.startsWith("resolved") ? 1 : 0;
                    before = line;
                }
            }
        }
        return count;
    }

    private UUID mute(String label, Kind kind, String value, Duration time) {
        return room.silences.put(
                WEI,
                Optional.empty(),
                draft(label, kind, value, room.now(), room.now().plus(time)));
    }

    private static Draft draft(String label, Kind kind, String value, Instant from, Instant to) {
        return new Draft(List.of(new Matcher(label, kind, value)), from, to, "Disk is being exchanged");
    }

    private void refused(String code, Draft draft) {
        assertThatThrownBy(() -> room.silences.put(WEI, Optional.empty(), draft))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
    }

    private List<String> kinds(Alert alert) {
        return room.alerts.reasons(alert.fingerprint()).stream()
                .map(Reason::kind)
                .toList();
    }

    private Reason lastReason(Alert alert) {
        return room.alerts.reasons(alert.fingerprint()).getLast();
    }
}
