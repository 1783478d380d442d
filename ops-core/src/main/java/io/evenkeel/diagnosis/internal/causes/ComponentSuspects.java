package io.evenkeel.diagnosis.internal.causes;

import io.evenkeel.diagnosis.Diagnosis.Kind;
import io.evenkeel.diagnosis.Scene;
import io.evenkeel.diagnosis.Scene.FiringAlert;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Other components that the affected ones need and that have alerts of their own. Who needs the affected ones only suffers. */
final class ComponentSuspects {
    private static final double PRIOR = -1.0;
    private static final Duration LATE = Duration.ofMinutes(3);

    private ComponentSuspects() {}

    static List<Suspicion> of(Scene scene, Walk walk) {
        return scene.alerts().stream()
                .filter(alert -> walk.isOnTheWay(alert.component()) && !walk.isAffected(alert.component()))
                .collect(Collectors.groupingBy(FiringAlert::component))
                .entrySet()
                .stream()
                .map(entry -> suspicion(scene, walk, entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Suspicion suspicion(Scene scene, Walk walk, String id, List<FiringAlert> alerts) {
        var suspicion = new Suspicion(
                "component:" + id, Kind.COMPONENT, walk.name(id), walk.name(id), walk.component(id), PRIOR);
        FiringAlert first =
                alerts.stream().min(Comparator.comparing(FiringAlert::since)).orElseThrow();
        Duration lead = Duration.between(first.since(), scene.onset());
        Map<String, String> facts = Map.of(
                "alert", first.name(), "seconds", Long.toString(lead.abs().toSeconds()));
        if (!lead.isNegative()) {
            suspicion.add(
                    1.8,
                    "alert-before",
                    "%s fires there since %s before the trouble began."
                            .formatted(first.name(), ChangeSuspects.span(lead)),
                    facts);
        } else {
            suspicion.add(
                    lead.abs().compareTo(LATE) <= 0 ? 0.9 : -0.6,
                    "alert-after",
                    "%s fires there, %s after the trouble began."
                            .formatted(first.name(), ChangeSuspects.span(lead.abs())),
                    facts);
        }
        walk.place(suspicion, id);
        return suspicion;
    }
}
