package io.evenkeel.diagnosis.internal.cases;

import io.evenkeel.diagnosis.RecordedCase;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How strong each sign was in other cases. */
public final class UsualStrengths {
    /** Strength in each case, by what is measured where. */
    private final Map<String, Map<String, Double>> strengths = new HashMap<>();
    /** The cases in which a class of signs was collected at all. */
    private final Map<SignClass, Set<String>> collected = new HashMap<>();

    private final Set<String> cases = new HashSet<>();

    /** Adds a case; one whose id is known already changes nothing. */
    public void add(RecordedCase other) {
        if (!cases.add(other.id())) {
            return;
        }
        for (Sign sign : Signs.plain(other)) {
            collected.computeIfAbsent(sign.kind(), _ -> new HashSet<>()).add(other.id());
            strengths.computeIfAbsent(place(sign), _ -> new HashMap<>()).merge(other.id(), sign.strength(), Math::max);
        }
    }

    boolean knowsOthersThan(String asked) {
        return cases.size() > (cases.contains(asked) ? 1 : 0);
    }

    /** In how many cases but the one asked about such signs were looked for. */
    int looked(Sign sign, String asked) {
        Set<String> in = collected.getOrDefault(sign.kind(), Set.of());
        return in.size() - (in.contains(asked) ? 1 : 0);
    }

    /** In how many of these it was as strong. */
    int asStrong(Sign sign, String asked) {
        int count = 0;
        for (Map.Entry<String, Double> one :
                strengths.getOrDefault(place(sign), Map.of()).entrySet()) {
            count += !one.getKey().equals(asked) && one.getValue() >= sign.strength() ? 1 : 0;
        }
        return count;
    }

    private static String place(Sign sign) {
        return sign.component() + "\n" + sign.kind() + "\n" + sign.key();
    }
}
