package io.evenkeel.alerting;

import io.evenkeel.alerting.Groups.Dependency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which alerts of a stream are of one cause. Alerts that begin together and near each other are placed together, with the
 * trouble near them that has the fewest of them already; of equal ones the youngest, since most alerts come soon after
 * their cause. If so many began anew that a second cause is likelier ({@link Renewal}) they begin a trouble. What was
 * placed is never moved; whole troubles become one where two causes turn out not to be likelier than one.
 *
 * <p>A stream of a file has waves and ends; where people are paged ({@link Groups}) each alert is a wave of its own, so that
 * none waits for the next.
 *
 * <p>Pure: the same alerts in the same order give the same groups, whatever their components are called. Not thread-safe.
 */
public final class Grouping {
    /** Alerts of one evaluation of rules begin within this time. */
    private static final long TOGETHER = Duration.ofMillis(50).toMillis();

    private final Surroundings surroundings;
    private final List<Trouble> waves = new ArrayList<>();
    private final List<Trouble> troubles = new ArrayList<>();
    private final Map<String, Set<Trouble>> on = new HashMap<>();
    private final Map<String, Integer> beginnings = new HashMap<>();

    private Grouping(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** @param dependencies what needs what, cycles included; where there is none, time alone says what belongs together */
    public static Grouping along(Collection<Dependency> dependencies) {
        return new Grouping(new Surroundings(dependencies));
    }

    /**
     * Goes on with troubles that are known. Here nothing is near what no dependency leads to: where people are paged, two
     * alerts at one time are no reason to keep quiet about one.
     *
     * @param known alerts of each, by what it is called; one of them has at least one
     */
    static Grouping resumed(Map<String, List<Begun>> known, Collection<Dependency> dependencies) {
        Grouping grouping = new Grouping(Surroundings.ofKnown(dependencies));
        new TreeMap<>(known).forEach((id, alerts) -> grouping.knows(id, alerts));
        return grouping;
    }

    private void knows(String id, List<Begun> alerts) {
        Trouble trouble = new Trouble(id);
        alerts.stream().sorted(Comparator.comparing(Begun::at)).forEach(alert -> {
            beginnings.merge(alert.sign(), 1, Integer::sum);
            trouble.take(alert, surroundings.places(alert));
        });
        isOnItsComponents(trouble, trouble);
        troubles.add(trouble);
    }

    /** Places one alert at once. @return what the trouble that it joins is called; empty if it begins one */
    Optional<String> arrive(Begun alert) {
        beginnings.merge(alert.sign(), 1, Integer::sum);
        Trouble wave = new Trouble(alert.id());
        wave.take(alert, surroundings.places(alert));
        Optional<Trouble> joined = fewestRepeats(wave);
        place(wave);
        return joined.map(Trouble::id);
    }

    /** What the others are called that are one with this trouble, as far as is known by now. */
    List<String> oneWith(String id) {
        Trouble trouble = troubles.stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow();
        return surroundings.near(trouble.components()).stream()
                .flatMap(place -> on.getOrDefault(place, Set.of()).stream())
                .filter(other -> other != trouble)
                .distinct()
                .filter(other -> areOne(trouble, other))
                .map(Trouble::id)
                .sorted()
                .toList();
    }

    private boolean areOne(Trouble one, Trouble other) {
        Trouble earlier = one.first() <= other.first() ? one : other;
        Trouble later = earlier == one ? other : one;
        return earlier.isNearInTime(later.first())
                && Renewal.ofTwo(earlier, later, earlier.repeats(later, beginnings)) < 0;
    }

    /** The next alert of the stream; they come in the order of time. */
    public void add(Begun alert) {
        placeBefore(alert.at().toEpochMilli() - TOGETHER);
        beginnings.merge(alert.sign(), 1, Integer::sum);
        Set<String> places = surroundings.places(alert);
        Set<String> near = surroundings.near(places);
        List<Trouble> together = waves.stream()
                .filter(open -> open.components().stream().anyMatch(near::contains))
                .toList();
        Trouble wave = together.isEmpty() ? new Trouble(alert.id()) : together.getFirst();
        together.stream().skip(1).forEach(wave::take);
        wave.take(alert, places);
        waves.removeAll(together);
        waves.add(wave);
    }

    private void placeBefore(long time) {
        waves.stream()
                .filter(wave -> wave.first() < time)
                .sorted(Comparator.comparingLong(Trouble::first))
                .forEach(this::place);
        waves.removeIf(wave -> wave.first() < time);
    }

    private void place(Trouble wave) {
        Trouble joined = fewestRepeats(wave).orElse(wave);
        if (joined == wave) {
            troubles.add(wave);
        } else {
            joined.take(wave);
        }
        isOnItsComponents(wave, joined);
    }

    private void isOnItsComponents(Trouble wave, Trouble joined) {
        wave.components()
                .forEach(place ->
                        on.computeIfAbsent(place, _ -> new LinkedHashSet<>()).add(joined));
    }

    /** The trouble that the wave joins; none if it tells of another. */
    private Optional<Trouble> fewestRepeats(Trouble wave) {
        Map<Trouble, Integer> repeats = new LinkedHashMap<>();
        around(wave).forEach(near -> repeats.put(near, near.repeats(wave, beginnings)));
        return repeats.entrySet().stream()
                .min(Map.Entry.<Trouble, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Trouble.YOUNGEST)))
                .filter(best -> Renewal.atArrival(best.getValue(), wave.size()) <= 0)
                .map(Map.Entry::getKey);
    }

    /** The troubles near it that had not gone quiet. */
    private List<Trouble> around(Trouble wave) {
        return surroundings.near(wave.components()).stream()
                .flatMap(place -> on.getOrDefault(place, Set.of()).stream())
                .distinct()
                .filter(trouble -> trouble != wave && trouble.isNearInTime(wave.first()))
                .sorted(Comparator.comparingLong(Trouble::first))
                .toList();
    }

    /** Ends the stream. @return ids of the alerts by group: groups and the alerts of each in the order of time */
    public List<List<String>> end() {
        placeBefore(Long.MAX_VALUE);
        boolean merged = true;
        while (merged) {
            merged = mergeOnce();
        }
        Strays.join(troubles, surroundings);
        return troubles.stream()
                .sorted(Comparator.comparingLong(Trouble::first))
                .map(trouble -> trouble.alerts().stream()
                        .sorted(Comparator.comparing(Begun::at))
                        .map(Begun::id)
                        .toList())
                .toList();
    }

    private boolean mergeOnce() {
        boolean merged = false;
        for (Trouble later : List.copyOf(troubles)) {
            Optional<Trouble> same = oneWith(later);
            if (same.isPresent()) {
                merge(same.get(), later);
                merged = true;
            }
        }
        return merged;
    }

    /** Of the earlier ones near it, the one that is most surely the same trouble. */
    private Optional<Trouble> oneWith(Trouble later) {
        return around(later).stream()
                .filter(earlier -> earlier.first() <= later.first())
                .map(earlier -> Map.entry(earlier, Renewal.ofTwo(earlier, later, earlier.repeats(later, beginnings))))
                .filter(entry -> entry.getValue() < 0)
                .min(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }

    private void merge(Trouble into, Trouble gone) {
        troubles.remove(gone);
        for (String place : gone.components()) {
            Set<Trouble> there = Objects.requireNonNull(on.get(place));
            there.remove(gone);
            there.add(into);
        }
        into.take(gone);
    }
}
