package io.evenkeel.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.alerting.Groups.Dependency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GroupingTest {
    private static final Instant TWO = Instant.parse("2026-11-21T02:00:00Z");
    private static final List<Dependency> SHOP = List.of(
            new Dependency("portal", "web"),
            new Dependency("web", "database"),
            new Dependency("database", "storage"),
            new Dependency("mail", "post"),
            new Dependency("storage", "database"));

    @Test
    void whatStandsNearEachOtherIsOne() {
        assertThat(groups(SHOP, at(0, "database", "slow"), at(20, "web", "slow"), at(90, "portal", "errors")))
                .containsExactly(List.of("database slow 0", "web slow 20", "portal errors 90"));
    }

    @Test
    void whatNothingConnectsStaysApart() {
        assertThat(groups(SHOP, at(0, "database", "slow"), at(3, "mail", "slow"), at(5, "post", "full")))
                .containsExactly(List.of("database slow 0"), List.of("mail slow 3", "post full 5"));
    }

    @Test
    void whenManyBeginAnewThatIsASecondCause() {
        List<Begun> twice = Stream.concat(outage(0), outage(120)).toList();

        assertThat(groups(SHOP, twice)).containsExactly(ids(outage(0)), ids(outage(120)));
    }

    @Test
    void oneAlertThatComesAndGoesIsNoSecondCause() {
        List<Begun> flapping = Stream.concat(outage(0), Stream.of(at(100, "web", "slow"), at(140, "portal", "late")))
                .toList();

        assertThat(groups(SHOP, flapping)).hasSize(1);
    }

    @Test
    void whatIsSentAgainAllTheTimeIsNoSecondCause() {
        List<Begun> again = IntStream.range(0, 8)
                .boxed()
                .flatMap(minute -> outage(60 * minute))
                .toList();

        assertThat(groups(SHOP, again)).hasSize(1);
    }

    @Test
    void afterAQuietTimeItIsAnother() {
        assertThat(groups(SHOP, at(0, "database", "slow"), at(60, "web", "slow"), at(400, "portal", "errors")))
                .hasSize(2);
    }

    @Test
    void aRhythmOfFiveMinutesIsNoQuiet() {
        assertThat(groups(SHOP, at(0, "database", "slow"), at(300, "web", "slow"), at(600, "portal", "errors")))
                .hasSize(1);
    }

    @Test
    void whatTheTopologyDoesNotKnowJoinsWhatBeganAtTheSameTimeWithItsName() {
        assertThat(groups(SHOP, at(0, "database", "slow"), at(1, "mail", "full"), at(2, "printer", "slow")))
                .containsExactly(List.of("database slow 0", "printer slow 2"), List.of("mail full 1"));
        assertThat(groups(SHOP, at(0, "database", "slow"), at(20, "printer", "slow")))
                .hasSize(2);
    }

    @Test
    void withoutATopologyTimeAloneDecides() {
        assertThat(groups(List.of(), at(0, "a", "slow"), at(40, "b", "slow"), at(1000, "c", "slow")))
                .containsExactly(List.of("a slow 0", "b slow 40"), List.of("c slow 1000"));
    }

    @Test
    void whatComponentsAreCalledIsNoMatter() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            List<Begun> stream = anyStream(random);
            UnaryOperator<String> renamed = name -> "x" + Integer.toHexString(name.hashCode());
            List<Dependency> other = new ArrayList<>(SHOP.stream()
                    .map(one -> new Dependency(renamed.apply(one.from()), renamed.apply(one.on())))
                    .toList());
            Collections.shuffle(other, random);
            List<Begun> same = stream.stream()
                    .map(one -> begun(
                            one.id(),
                            one.at(),
                            renamed.apply(one.components().iterator().next()),
                            one.name()))
                    .toList();

            assertThat(groups(other, same)).isEqualTo(groups(SHOP, stream));
        }
    }

    @Test
    void everyAlertIsInOneGroup() {
        Random random = new Random(8);
        for (int round = 0; round < 200; round++) {
            List<Begun> stream = anyStream(random);

            assertThat(groups(SHOP, stream).stream().flatMap(List::stream))
                    .containsExactlyInAnyOrderElementsOf(ids(stream.stream()));
        }
    }

    private static List<Begun> anyStream(Random random) {
        List<String> components = List.of("portal", "web", "database", "storage", "mail", "post", "printer");
        List<String> names = List.of("slow", "errors", "full");
        List<Begun> stream = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String component = components.get(random.nextInt(components.size()));
            String name = names.get(random.nextInt(names.size()));
            stream.add(begun("a" + i, TWO.plusSeconds(random.nextInt(1500)), component, name));
        }
        stream.sort(Comparator.comparing(Begun::at));
        return stream;
    }

    private static Stream<Begun> outage(int seconds) {
        return Stream.of("database", "storage", "web", "portal")
                .flatMap(one -> Stream.of(at(seconds, one, "slow"), at(seconds, one, "errors")));
    }

    private static Begun at(int seconds, String component, String name) {
        return begun(component + " " + name + " " + seconds, TWO.plusSeconds(seconds), component, name);
    }

    private static Begun begun(String id, Instant at, String component, String name) {
        return new Begun(id, at, Set.of(component), name, component + "\n" + name);
    }

    private static List<String> ids(Stream<Begun> alerts) {
        return alerts.map(Begun::id).toList();
    }

    private static List<List<String>> groups(List<Dependency> dependencies, Begun... alerts) {
        return groups(dependencies, List.of(alerts));
    }

    private static List<List<String>> groups(List<Dependency> dependencies, List<Begun> alerts) {
        Grouping grouping = Grouping.along(dependencies);
        alerts.forEach(grouping::add);
        return grouping.end();
    }
}
