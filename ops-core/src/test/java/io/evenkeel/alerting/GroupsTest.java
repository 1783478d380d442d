package io.evenkeel.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.alerting.Groups.Dependency;
import io.evenkeel.alerting.Groups.Joined;
import io.evenkeel.alerting.Groups.Relation;
import io.evenkeel.alerting.Groups.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupsTest {
    private static final Instant TWO = Instant.parse("2026-11-21T02:00:00Z");
    private static final List<Dependency> SHOP = List.of(
            new Dependency("portal", "web"),
            new Dependency("web", "database"),
            new Dependency("database", "storage"),
            new Dependency("mail", "storage"),
            new Dependency("portal", "search"));

    @Test
    void joinsWhatItNeeds() {
        assertThat(place("web", 40, trouble("a", "database", 0)))
                .contains(new Joined("a", "database", Relation.NEEDS, Optional.empty(), Duration.ofSeconds(40)));
    }

    @Test
    void joinsWhatNeedsItAlsoIfThatBeganBefore() {
        assertThat(place("database", -40, trouble("a", "web", 0)))
                .contains(new Joined("a", "web", Relation.NEEDED_BY, Optional.empty(), Duration.ofSeconds(40)));
    }

    @Test
    void joinsOverAThirdThatDidNotAlert() {
        assertThat(place("portal", 60, trouble("a", "database", 0)))
                .contains(new Joined("a", "database", Relation.NEEDS_OVER, Optional.of("web"), Duration.ofSeconds(60)));
        assertThat(place("storage", 60, trouble("a", "web", 0)).orElseThrow().relation())
                .isEqualTo(Relation.NEEDED_BY_OVER);
    }

    @Test
    void joinsWhatNeedsTheSame() {
        assertThat(place("mail", 60, trouble("a", "database", 0)))
                .contains(new Joined("a", "database", Relation.SHARES, Optional.of("storage"), Duration.ofSeconds(60)));
    }

    @Test
    void twoPartsOfOneServiceStayApart() {
        assertThat(place("search", 10, trouble("a", "web", 0))).isEmpty();
    }

    @Test
    void threeStepsAreTooFar() {
        assertThat(place("portal", 10, trouble("a", "storage", 0))).isEmpty();
    }

    @Test
    void aTroubleOfBeforeIsAnother() {
        assertThat(place("web", 300, trouble("a", "database", 0))).isPresent();
        assertThat(place("web", 301, trouble("a", "database", 0))).isEmpty();
        assertThat(place("mail", 120, trouble("a", "database", 0))).isPresent();
        assertThat(place("mail", 121, trouble("a", "database", 0))).isEmpty();
    }

    @Test
    void theNearestGoesBeforeTheNewest() {
        assertThat(place("web", 100, trouble("far", "storage", 99), trouble("near", "database", 0)))
                .map(Joined::session)
                .contains("near");
        assertThat(place("web", 100, trouble("older", "portal", 0), trouble("newer", "database", 60)))
                .map(Joined::session)
                .contains("newer");
    }

    @Test
    void whatNearlyEverythingNeedsJoinsNothing() {
        List<Dependency> names = IntStream.rangeClosed(1, Groups.MOST_SHARING)
                .mapToObj(i -> new Dependency("host-" + i, "dns"))
                .toList();
        Session trouble = trouble("a", "host-1", 0);
        assertThat(Groups.place("host-2", TWO, List.of(trouble), names)).isPresent();
        var more = new ArrayList<>(names);
        more.add(new Dependency("one-more", "dns"));
        assertThat(Groups.place("host-2", TWO, List.of(trouble), more)).isEmpty();
        assertThat(Groups.place("dns", TWO, List.of(trouble), more))
                .as("itself does")
                .isPresent();
    }

    @Test
    void neitherTheOrderOfWhatIsKnownNorCyclesMatter() {
        long seed = new Random().nextLong();
        System.out.println("GroupsTest seed=" + seed);
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            var dependencies = new ArrayList<Dependency>();
            for (int i = 0; i < 12; i++) {
                dependencies.add(new Dependency("c" + random.nextInt(6), "c" + random.nextInt(6)));
            }
            var sessions = new ArrayList<Session>();
            for (int i = 0; i < 4; i++) {
                sessions.add(trouble("s" + i, "c" + random.nextInt(6), random.nextInt(400)));
            }
            Optional<Joined> first = Groups.place("c0", TWO.plusSeconds(200), sessions, dependencies);
            Collections.shuffle(dependencies, random);
            Collections.shuffle(sessions, random);
            assertThat(Groups.place("c0", TWO.plusSeconds(200), sessions, dependencies))
                    .as("seed %d, %s, %s", seed, sessions, dependencies)
                    .isEqualTo(first);
        }
    }

    private static Optional<Joined> place(String component, int second, Session... sessions) {
        return Groups.place(component, TWO.plusSeconds(second), List.of(sessions), SHOP);
    }

    private static Session trouble(String id, String component, int second) {
        return new Session(id, Map.of(component, TWO.plusSeconds(second)));
    }
}
