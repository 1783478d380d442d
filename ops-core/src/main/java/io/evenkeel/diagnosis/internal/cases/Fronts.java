package io.evenkeel.diagnosis.internal.cases;

import static java.util.stream.Collectors.groupingBy;

import io.evenkeel.diagnosis.RecordedCase;
import io.evenkeel.diagnosis.RecordedCase.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Names outside that stand before a component of one's own, such as the address of a load balancer: tracing follows a call no further
 * than to that name. Such a front calls nothing as far as is known, and shows the same trouble at the same time as something else that
 * its caller calls. What is measured of the front then tells of what stands behind it.
 */
final class Fronts {
    private static final String OUTSIDE = "external";
    /** What both show, at the same time, has to be as strong as this. */
    private static final double LEAST_SHOWN = 0.2;

    private final Surroundings around;
    private final Map<String, List<Sign>> signs;
    private final Set<String> outside;

    private Fronts(RecordedCase asked, Surroundings around, List<Sign> found) {
        this.around = around;
        this.signs = found.stream().collect(groupingBy(Sign::component));
        this.outside = asked.components().stream()
                .filter(one -> one.kind().equals(OUTSIDE))
                .map(Component::id)
                .collect(Collectors.toSet());
    }

    /** The signs, those of a front told of what stands behind it; of both, {@code around} knows it then. */
    static List<Sign> seenThrough(RecordedCase asked, Surroundings around, List<Sign> found) {
        Map<String, String> behind = new Fronts(asked, around, found).behind();
        behind.forEach(around::standsBefore);
        List<Sign> told = new ArrayList<>();
        for (Sign sign : found) {
            String front = sign.component();
            String real = behind.get(front);
            if (real == null) {
                told.add(sign);
            } else {
                told.add(sign.of(front, SignClass.CALLING, sign.key(), sign.text()));
                told.add(sign.of(
                        real, sign.kind(), sign.key(), front + ", which stands before it, shows: " + sign.text()));
            }
        }
        return told;
    }

    private Map<String, String> behind() {
        Map<String, String> behind = new TreeMap<>();
        outside.stream()
                .filter(front -> around.needs(front).isEmpty())
                .forEach(front -> behind(front).ifPresent(real -> behind.put(front, real)));
        return behind;
    }

    private Optional<String> behind(String front) {
        double most = LEAST_SHOWN;
        Optional<String> best = Optional.empty();
        for (String caller : around.neededBy(front)) {
            for (String other : around.needs(caller)) {
                boolean isOwn = !outside.contains(other) && !around.needs(other).isEmpty();
                double shown = isOwn ? bothShow(front, other) : 0;
                if (shown > most) {
                    most = shown;
                    best = Optional.of(other);
                }
            }
        }
        return best;
    }

    private double bothShow(String front, String other) {
        double most = 0;
        for (Sign one : signs.getOrDefault(front, List.of())) {
            for (Sign two : signs.getOrDefault(other, List.of())) {
                boolean isSame = one.kind() == two.kind() && one.key().equals(two.key());
                if (isSame && one.kind() != SignClass.TRAFFIC) {
                    most = Math.max(most, Math.min(one.here(), two.here()) * one.timeSharedWith(two));
                }
            }
        }
        return most;
    }
}
