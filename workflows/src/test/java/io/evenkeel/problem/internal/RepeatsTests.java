package io.evenkeel.problem.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.incident.Incident;
import io.evenkeel.incident.Incident.AffectedItem;
import io.evenkeel.incident.Priority;
import io.evenkeel.problem.Problem.Sign;
import io.evenkeel.problem.Problems.Fact;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RepeatsTests {
    private static final Instant MONDAY = Instant.parse("2026-11-02T03:10:00Z");

    private final Incident first = incident("INC-1", 0, "web-1", "disk");
    private final Incident second = incident("INC-2", 7, "web-1", "disk");
    private final Incident third = incident("INC-3", 14, "web-1", "disk");
    private final Incident otherAlert = incident("INC-4", 3, "web-1", "cpu");
    private final Incident otherHost = incident("INC-5", 4, "web-2", "disk");

    @Test
    void threeOnOneItemRepeat() {
        assertThat(found(third, List.of(first, second))).hasValueSatisfying(repeat -> {
            assertThat(repeat.incidents()).extracting(Incident::key).containsExactly("INC-1", "INC-2", "INC-3");
            assertThat(repeat.signs()).extracting(Sign::name).contains("web-1");
            assertThat(repeat.signs()).hasSize(2);
        });
    }

    @Test
    void twoDoNot() {
        assertThat(found(second, List.of(first))).isEmpty();
    }

    @Test
    void theIncidentItselfAmongTheOthersIsCountedOnce() {
        assertThat(found(second, List.of(first, second))).isEmpty();
    }

    @Test
    void theItemCountsWhateverTheAlertIs() {
        assertThat(found(third, List.of(first, otherAlert)))
                .hasValueSatisfying(repeat ->
                        assertThat(repeat.signs()).extracting(Sign::kind).containsExactly(Sign.Kind.ITEM));
    }

    @Test
    void whatIsOnlySimilarIsLeftOut() {
        assertThat(found(third, List.of(first, second, otherHost)))
                .hasValueSatisfying(repeat -> assertThat(repeat.incidents()).doesNotContain(otherHost));
    }

    @Test
    void whatPeopleSettledCountsNoMore() {
        Map<String, Instant> settled =
                Map.of(item("web-1").identity(), second.openedAt(), "ALERT web-1disk", second.openedAt());
        assertThat(Repeats.of(third, List.of(first, second), 3, settled)).isEmpty();
    }

    @Test
    void settlingTheItemDoesNotSettleTheAlert() {
        Map<String, Instant> settled = Map.of(item("web-1").identity(), second.openedAt());
        assertThat(Repeats.of(third, List.of(first, second), 3, settled)).isPresent();
    }

    @Test
    void commonFactsStandFirst() {
        List<Fact> facts =
                SideBySide.of(List.of(first, otherAlert, third), ZoneOffset.UTC).facts();
        assertThat(facts.getFirst()).isEqualTo(new Fact("item", List.of("web-1", "web-1", "web-1"), true));
        assertThat(fact(facts, "weekday"))
                .isEqualTo(new Fact("weekday", List.of("monday", "thursday", "monday"), false));
        assertThat(fact(facts, "hour")).isEqualTo(new Fact("hour", List.of("03", "03", "03"), true));
        assertThat(fact(facts, "title").common()).isFalse();
        assertThat(facts).extracting(Fact::name).doesNotContain("service", "cause");
    }

    private static Fact fact(List<Fact> facts, String name) {
        return facts.stream()
                .filter(fact -> fact.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Repeats.Repeat> found(Incident incident, List<Incident> others) {
        return Repeats.of(incident, others, 3, Map.of());
    }

    private static Sign item(String host) {
        return new Sign(Sign.Kind.ITEM, id(host).toString(), host);
    }

    private static UUID id(String host) {
        return UUID.nameUUIDFromBytes(host.getBytes(StandardCharsets.UTF_8));
    }

    private static Incident incident(String key, int days, String host, String alert) {
        Instant opened = MONDAY.plus(Duration.ofDays(days));
        return new Incident(
                key,
                alert + " on " + host,
                Incident.State.OPEN,
                Priority.P2,
                "high",
                Optional.of(host),
                opened,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(opened.plusSeconds(600)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                false,
                false,
                Optional.empty(),
                List.of(new AffectedItem(id(host), host, "host")),
                List.of(),
                List.of(host + alert),
                0,
                1);
    }
}
