package io.evenkeel.telemetry.internal.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.database.TestDatabase;
import io.evenkeel.telemetry.Topology;
import io.evenkeel.telemetry.Topology.Edge;
import io.evenkeel.telemetry.Topology.Link;
import io.evenkeel.telemetry.Topology.Sort;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Edges from the database; each test has services of its own. */
class TopologyTests {
    private static final Instant HOUR = Instant.parse("2026-11-21T10:00:00Z");
    private static final Actor READER = new Actor(Actor.Kind.PERSON, "p", "Wei", Set.of(Right.SEE_OPERATIONS));

    private static CallRows rows;
    private static Topology topology;

    @BeforeAll
    static void open() {
        JdbcClient database = JdbcClient.create(TestDatabase.fresh());
        rows = new CallRows(database);
        topology = new KeptTopology(new SeenLinks(database), rows, new ConnectionRows(database));
    }

    private static Call call(String from, String to, Sort sort, Instant at, long millis, boolean failed) {
        return new Call(new Link(from, to), sort, "%032x".formatted(millis), at, millis * 1000, failed);
    }

    private static void write(Call... calls) {
        var minutes = new CallMinutes(1000);
        for (Call call : calls) {
            minutes.add(call);
        }
        rows.add(minutes.take(1000));
    }

    private static List<Link> links(Topology.Edges edges) {
        return edges.edges().stream().map(Edge::link).toList();
    }

    @Test
    void partsOfAMinuteAndMinutesOfASpanAddUp() {
        for (int i = 0; i < 3; i++) {
            write(
                    call("a1", "b1", Sort.SERVICE, HOUR.plusSeconds(i), 100, i == 0),
                    call("a1", "b1", Sort.ADDRESS, HOUR.plusSeconds(60), 200, false));
        }
        Edge edge = topology.around(READER, "b1", HOUR, HOUR.plusSeconds(61))
                .edges()
                .getFirst();

        assertThat(edge.sort()).isEqualTo(Sort.SERVICE);
        assertThat(edge.connections()).isEmpty();
        Topology.Figures figures = edge.figures().orElseThrow();
        assertThat(figures.calls()).isEqualTo(6);
        assertThat(figures.errors()).isEqualTo(1);
        assertThat(figures.errorShare()).isEqualTo(1 / 6.0);
        assertThat(figures.mean()).isEqualTo(Duration.ofMillis(150));
        assertThat(figures.half()).isBetween(Duration.ofMillis(95), Duration.ofMillis(105));
        assertThat(figures.p99()).isBetween(Duration.ofMillis(190), Duration.ofMillis(210));
        assertThat(edge.first()).isEqualTo(HOUR);
        assertThat(edge.last()).isEqualTo(HOUR.plusSeconds(60));
        assertThat(topology.minutes(READER, edge.link(), HOUR, HOUR.plusSeconds(600)))
                .extracting(minute -> minute.figures().orElseThrow().calls())
                .containsExactly(3L, 3L);
        assertThat(topology.around(READER, "b1", HOUR.plusSeconds(60), HOUR.plusSeconds(61))
                        .edges()
                        .getFirst()
                        .figures()
                        .orElseThrow()
                        .calls())
                .isEqualTo(3);
    }

    @Test
    void pagesGoThroughACircleOnce() {
        Instant at = HOUR.plus(Duration.ofDays(1));
        write(
                call("c1", "c2", Sort.SERVICE, at, 1, false),
                call("c2", "c3", Sort.SERVICE, at, 1, false),
                call("c3", "c1", Sort.SERVICE, at, 1, false),
                call("c1", "c1", Sort.SERVICE, at, 1, false));

        Topology.Edges first = topology.edges(READER, at, at.plusSeconds(60), Optional.empty(), 3);
        assertThat(links(first)).containsExactly(new Link("c1", "c1"), new Link("c1", "c2"), new Link("c2", "c3"));
        assertThat(first.more()).isTrue();
        Topology.Edges second = topology.edges(
                READER,
                at,
                at.plusSeconds(60),
                Optional.of(first.edges().getLast().link()),
                3);
        assertThat(links(second)).containsExactly(new Link("c3", "c1"));
        assertThat(second.more()).isFalse();
        assertThat(links(topology.around(READER, "c1", at, at.plusSeconds(60))))
                .containsExactly(new Link("c1", "c1"), new Link("c1", "c2"), new Link("c3", "c1"));
    }

    /** Two thousand calls in each of the sixty minutes, each flushed on its own. */
    @Test
    void anHourHasAtMostAHundredExamplesAndTheSlowestAreAmongThem() {
        Instant at = HOUR.plus(Duration.ofDays(2));
        for (int round = 1; round <= 5; round++) {
            var minutes = new CallMinutes(1000);
            for (int minute = 0; minute < 60; minute++) {
                for (int i = 0; i < 20; i++) {
                    minutes.add(call(
                            "e1", "e2", Sort.SERVICE, at.plusSeconds(60L * minute + i), round * 100L + i, i % 2 == 0));
                }
            }
            rows.add(minutes.take(1000));
        }
        var link = new Link("e1", "e2");
        List<Topology.Example> examples = topology.examples(READER, link, at, at.plusSeconds(3600), 100);

        assertThat(examples).hasSizeBetween(60, Topology.MOST_EXAMPLES);
        assertThat(examples.stream().map(Topology.Example::duration).filter(Duration.ofMillis(519)::equals))
                .hasSize(60);
        assertThat(examples).anyMatch(Topology.Example::failed);
        assertThat(topology.examples(READER, link, at, at.plusSeconds(3600), 5)).hasSize(5);
    }

    @Test
    void oldMinutesAndExamplesAreForgotten() {
        Instant old = HOUR.minus(Duration.ofDays(20));
        write(call("f1", "f2", Sort.DATABASE, old, 1, true));
        assertThat(topology.minutes(READER, new Link("f1", "f2"), old, old.plusSeconds(60)))
                .hasSize(1);

        assertThat(rows.forgetBefore(old.plus(Duration.ofHours(2)))).isFalse();

        assertThat(topology.minutes(READER, new Link("f1", "f2"), old, old.plusSeconds(60)))
                .isEmpty();
        assertThat(topology.examples(READER, new Link("f1", "f2"), old, old.plusSeconds(60), 10))
                .isEmpty();
    }

    @Test
    void whoMayNotSeeOperationsSeesNone() {
        Actor nobody = new Actor(Actor.Kind.TOKEN, "t", "shipper", Set.of(Right.WRITE_MEASUREMENTS));
        assertThatThrownBy(() -> topology.around(nobody, "a1", HOUR, HOUR.plusSeconds(60)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void spansAndLimitsAreBounded() {
        for (Instant to : List.of(HOUR, HOUR.minusSeconds(1), HOUR.plus(Duration.ofHours(7)), Instant.MAX)) {
            assertThatThrownBy(() -> topology.edges(READER, HOUR, to, Optional.empty(), 10))
                    .isInstanceOfSatisfying(
                            Refusal.class, e -> assertThat(e.code()).isEqualTo("topology-span-wrong"));
        }
        for (int most : new int[] {0, 1001}) {
            assertThatThrownBy(() -> topology.edges(READER, HOUR, HOUR.plusSeconds(1), Optional.empty(), most))
                    .isInstanceOfSatisfying(
                            Refusal.class, e -> assertThat(e.code()).isEqualTo("topology-limit-wrong"));
        }
    }
}
