package io.evenkeel.diagnosis.internal.cases;

import io.evenkeel.diagnosis.RecordedCase;
import io.evenkeel.diagnosis.internal.cases.Signs.Plain;
import io.evenkeel.diagnosis.internal.cases.UsualLines.Others;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How strong each sign was in other cases. */
public final class UsualStrengths {
    /** So many of the other cases say how much deviates in a case; of many fewer, since each is judged against all of them. */
    private static final int MOST_COMPARED = 40;

    private static final int MOST_PAIRS = MOST_COMPARED * MOST_COMPARED;
    private static final int FEWEST_COMPARED = 4;

    /** Strength in each case, by what is measured where. */
    private final Map<String, Map<String, Double>> strengths = new HashMap<>();
    /** The cases in which a class of signs was collected at all. */
    private final Map<SignClass, Set<String>> collected = new HashMap<>();

    private final Map<String, Plain> cases = new TreeMap<>();

    /** Adds a case; one whose id is known already changes nothing. */
    public void add(RecordedCase other) {
        if (cases.containsKey(other.id())) {
            return;
        }
        Plain plain = Signs.plain(other);
        cases.put(other.id(), plain);
        plain.signs().forEach(sign -> {
            collected.computeIfAbsent(sign.kind(), _ -> new HashSet<>()).add(other.id());
            strengths.computeIfAbsent(place(sign), _ -> new HashMap<>()).merge(other.id(), sign.strength(), Math::max);
        });
    }

    boolean knowsOthersThan(String asked) {
        return cases.size() > (cases.containsKey(asked) ? 1 : 0);
    }

    private List<Plain> othersThan(String asked) {
        return cases.values().stream().filter(one -> !one.id().equals(asked)).toList();
    }

    /** The lines of all cases but the one asked about, and those of its own normal time. */
    Others linesUsualFor(Plain asked) {
        return new Others(Stream.concat(
                        othersThan(asked.id()).stream()
                                .flatMap(one -> Stream.of(
                                        one.lines().before(), one.lines().after())),
                        Stream.of(asked.lines().before()))
                .toList());
    }

    /** Of the other cases, each judged against the rest, how much deviates at one component; none where they are few. */
    Optional<UsualMost> usualMost(String asked) {
        List<Plain> others = othersThan(asked);
        if (others.size() < FEWEST_COMPARED) {
            return Optional.empty();
        }
        int compared = Math.clamp(MOST_PAIRS / others.size(), FEWEST_COMPARED, MOST_COMPARED);
        int step = (others.size() + compared - 1) / compared;
        return Optional.of(UsualMost.of(Stream.iterate(0, i -> i < others.size(), i -> i + step)
                .mapToDouble(i -> Signs.most(Signs.weighed(others.get(i), this).signs()))
                .toArray()));
    }

    /** Strengths of such signs in all cases but the one asked about, 0 where there was none although they were looked for. */
    double[] ofOthers(Sign sign, String asked) {
        Set<String> in = collected.getOrDefault(sign.kind(), Set.of());
        double[] all = new double[in.size() - (in.contains(asked) ? 1 : 0)];
        int i = 0;
        for (Map.Entry<String, Double> one :
                strengths.getOrDefault(place(sign), Map.of()).entrySet()) {
            if (!one.getKey().equals(asked)) {
                all[i++] = one.getValue();
            }
        }
        return all;
    }

    private static String place(Sign sign) {
        return sign.component() + "\n" + sign.kind() + "\n" + sign.key();
    }
}
