package io.evenkeel.inventory.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.inventory.Effect;
import io.evenkeel.inventory.Link;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImpactTests {
    private static final Map<UUID, String> NAMES = new HashMap<>();

    /** Each dependency reads {@code shop needs 2 of web1 web2 web3}. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "db          | shop needs 1 of db                                             | shop DOWN",
                "db          | app needs 1 of db; shop needs 1 of app                         | app DOWN, shop DOWN",
                "web1        | shop needs 2 of web1 web2 web3                                 | shop DEGRADED",
                "web1 web2   | shop needs 2 of web1 web2 web3                                 | shop DOWN",
                "web1        | shop needs 3 of web1 web2 web3                                 | shop DOWN",
                "web1        | pool needs 2 of web1 web2 web3; shop needs 1 of pool           | pool DEGRADED, shop DEGRADED",
                "web1        | pool needs 1 of web1 web2; shop needs 1 of pool; pay needs 2 of pool web1 | pay DOWN, pool DEGRADED, shop DEGRADED",
                "db          | shop needs 1 of db; shop needs 1 of cache db                   | shop DOWN",
                "a           | a needs 1 of b; b needs 1 of a                                 | b DOWN",
                "x           | a needs 1 of b; b needs 1 of c; c needs 1 of a; c needs 1 of x | a DOWN, b DOWN, c DOWN",
                "x           | a needs 1 of b c; b needs 1 of a x; c needs 1 of b             | a DEGRADED, b DEGRADED, c DEGRADED",
                "other       | shop needs 1 of db                                             | -",
                "shop        | shop needs 1 of db                                             | -",
            })
    void whatIsHit(String gone, String dependencies, String expected) {
        assertThat(hit(gone, dependencies)).isEqualTo(expected == null ? "" : expected);
    }

    /**
     * The worst that can be said is said, and no more: what is worked out agrees with every dependency taken by itself, and
     * nothing is hit without a dependency that says so.
     */
    @Test
    void everyStateFollowsFromItsDependencies() {
        long seed = new Random().nextLong();
        System.out.println("ImpactTests seed=" + seed);
        var random = new Random(seed);
        for (int estate = 0; estate < 300; estate++) {
            List<UUID> items = new ArrayList<>();
            int size = 2 + random.nextInt(14);
            for (int i = 0; i < size; i++) {
                items.add(new UUID(estate, i));
            }
            List<Link> links = new ArrayList<>();
            for (int i = 0; i < random.nextInt(25); i++) {
                links.add(randomLink(items, random));
            }
            Set<UUID> gone = Set.copyOf(items.subList(0, 1 + random.nextInt(2)));
            Map<UUID, Effect> states = new HashMap<>(Impact.of(gone, links));
            assertThat(states).as("seed %d", seed).doesNotContainKeys(gone.toArray(UUID[]::new));
            gone.forEach(item -> states.put(item, Effect.DOWN));
            for (UUID item : items) {
                if (!gone.contains(item)) {
                    assertThat(Optional.ofNullable(states.get(item)))
                            .as("seed %d, estate %d, item %s", seed, estate, item)
                            .isEqualTo(worst(item, links, states));
                }
            }
            Collections.shuffle(links, random);
            assertThat(Impact.of(gone, links))
                    .as("seed %d: the order of dependencies does not matter", seed)
                    .isEqualTo(Impact.of(gone, links.reversed()));
        }
    }

    @Test
    void aChainOfTenThousandEnds() {
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            links.add(link(new UUID(0, i + 1L), List.of(new UUID(0, i)), 1));
        }
        assertThat(Impact.of(Set.of(new UUID(0, 0)), links)).hasSize(10_000).containsValue(Effect.DOWN);
    }

    private static Link randomLink(List<UUID> items, Random random) {
        Set<UUID> to = new HashSet<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            to.add(items.get(random.nextInt(items.size())));
        }
        return link(items.get(random.nextInt(items.size())), List.copyOf(to), 1 + random.nextInt(to.size()));
    }

    private static Optional<Effect> worst(UUID item, List<Link> links, Map<UUID, Effect> states) {
        return links.stream()
                .filter(link -> link.from().equals(item))
                .filter(link -> link.to().stream().anyMatch(states::containsKey))
                .map(link -> {
                    long down = link.to().stream()
                            .filter(one -> states.get(one) == Effect.DOWN)
                            .count();
                    return link.to().size() - down >= link.needs() ? Effect.DEGRADED : Effect.DOWN;
                })
                .max(Effect::compareTo);
    }

    private static String hit(String gone, String dependencies) {
        List<Link> links = Arrays.stream(dependencies.split(";"))
                .map(String::strip)
                .map(words -> words.split(" needs | of "))
                .map(parts -> link(
                        id(parts[0]),
                        Arrays.stream(parts[2].split(" ")).map(ImpactTests::id).toList(),
                        Integer.parseInt(parts[1])))
                .toList();
        Set<UUID> failed = Arrays.stream(gone.split(" ")).map(ImpactTests::id).collect(Collectors.toSet());
        var found = new TreeMap<String, Effect>();
        Impact.of(failed, links).forEach((item, effect) -> found.put(NAMES.get(item), effect));
        return found.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private static UUID id(String name) {
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        NAMES.put(id, name);
        return id;
    }

    private static Link link(UUID from, List<UUID> to, int needs) {
        return new Link(UUID.randomUUID(), from, to, needs, Optional.empty(), false);
    }
}
