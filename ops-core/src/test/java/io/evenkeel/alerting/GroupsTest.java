package io.evenkeel.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.alerting.Groups.Dependency;
import io.evenkeel.alerting.Groups.Joined;
import io.evenkeel.alerting.Groups.Placed;
import io.evenkeel.alerting.Groups.Relation;
import io.evenkeel.alerting.Groups.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
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
                .contains(new Joined("a", "database", Relation.NEEDS, List.of(), Duration.ofSeconds(40)));
    }

    @Test
    void joinsWhatNeedsItAlsoIfThatBeganBefore() {
        assertThat(place("database", -40, trouble("a", "web", 0)))
                .contains(new Joined("a", "web", Relation.NEEDED_BY, List.of(), Duration.ofSeconds(40)));
    }

    @Test
    void joinsOverAThirdThatDidNotAlert() {
        assertThat(place("portal", 60, trouble("a", "database", 0)))
                .contains(new Joined("a", "database", Relation.NEEDS_OVER, List.of("web"), Duration.ofSeconds(60)));
        assertThat(place("storage", 60, trouble("a", "web", 0)).orElseThrow().relation())
                .isEqualTo(Relation.NEEDED_BY_OVER);
    }

    @Test
    void joinsWhatNeedsTheSameAndWhatTheSameNeeds() {
        assertThat(place("mail", 60, trouble("a", "database", 0)))
                .contains(new Joined("a", "database", Relation.SHARES, List.of("storage"), Duration.ofSeconds(60)));
        assertThat(place("search", 60, trouble("a", "web", 0)))
                .contains(new Joined("a", "web", Relation.NEAR, List.of("portal"), Duration.ofSeconds(60)));
    }

    @Test
    void fourStepsAreTooFar() {
        assertThat(place("portal", 10, trouble("a", "storage", 0))).isPresent();
        assertThat(place("portal", 10, trouble("a", "mail", 0))).isEmpty();
    }

    @Test
    void whatNothingLeadsToStandsAloneAlsoWhereNothingIsKnown() {
        Session trouble = trouble("a", "web", 0);
        assertThat(Groups.place(begun("database", 0), List.of(trouble), List.of()))
                .isEmpty();
    }

    @Test
    void aTroubleThatHasGoneQuietIsAnother() {
        assertThat(place("web", 600, trouble("a", "database", 0))).isPresent();
        assertThat(place("web", 601, trouble("a", "database", 0))).isEmpty();
    }

    @Test
    void howSoonItIsQuietItsOwnPausesSay() {
        Session brisk = new Session("a", List.of(begun("database", 0), begun("storage", 20)));
        assertThat(place("web", 200, brisk)).isPresent();
        assertThat(place("web", 201, brisk)).isEmpty();
    }

    @Test
    void theYoungestIsJoinedAndTheOtherIsOneWithItNow() {
        Session older = trouble("older", "storage", 0);
        Session younger = trouble("younger", "portal", 60);
        Placed placed =
                Groups.place(begun("web", 100), List.of(older, younger), SHOP).orElseThrow();
        assertThat(placed.joined().session()).isEqualTo("younger");
        assertThat(placed.one()).containsExactly("older");
    }

    @Test
    void whatHadGoneQuietBeforeTheYoungerBeganIsNotOneWithIt() {
        Session older = trouble("older", "storage", 0);
        Session younger = trouble("younger", "portal", 601);
        assertThat(Groups.place(begun("web", 620), List.of(older, younger), SHOP))
                .map(Placed::one)
                .contains(List.of());
    }

    @Test
    void twoOfWhichManyAlertsBeganInBothStayTwo() {
        Session older = new Session("older", List.of(begun("database", 0), begun("storage", 1), begun("web", 2)));
        Session younger =
                new Session("younger", List.of(begun("database", 90), begun("storage", 91), begun("web", 92)));
        assertThat(Groups.place(begun("portal", 100), List.of(older, younger), SHOP))
                .map(Placed::one)
                .contains(List.of());
    }

    @Test
    void whatNearlyEverythingNeedsJoinsNothing() {
        List<Dependency> names = IntStream.rangeClosed(1, Groups.MOST_SHARING)
                .mapToObj(i -> new Dependency("host-" + i, "dns"))
                .toList();
        Session trouble = trouble("a", "host-1", 0);
        assertThat(Groups.place(begun("host-2", 0), List.of(trouble), names)).isPresent();
        var more = new ArrayList<>(names);
        more.add(new Dependency("one-more", "dns"));
        assertThat(Groups.place(begun("host-2", 0), List.of(trouble), more)).isEmpty();
        assertThat(Groups.place(begun("dns", 0), List.of(trouble), more))
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
            Optional<Placed> first = Groups.place(begun("c0", 200), sessions, dependencies);
            Collections.shuffle(dependencies, random);
            Collections.shuffle(sessions, random);
            assertThat(Groups.place(begun("c0", 200), sessions, dependencies))
                    .as("seed %d, %s, %s", seed, sessions, dependencies)
                    .isEqualTo(first);
        }
    }

    private static Optional<Joined> place(String component, int second, Session... sessions) {
        return Groups.place(begun(component, second), List.of(sessions), SHOP).map(Placed::joined);
    }

    private static Session trouble(String id, String component, int second) {
        return new Session(id, List.of(begun(component, second)));
    }

    private static Begun begun(String component, int second) {
        return new Begun(component, TWO.plusSeconds(second), Set.of(component), component, component);
    }
}
