package io.evenkeel.diagnosis.internal.causes;

import io.evenkeel.diagnosis.Diagnosis.Kind;
import io.evenkeel.diagnosis.Scene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What is measured otherwise than in the hour before: processes by name, memory, disks, network. */
final class MeasurementSuspects {
    private static final double PRIOR = -1.9;
    private static final double MOST_BY_STRENGTH = 2.0;

    private final Scene scene;
    private final Walk walk;

    /** What is told apart as one suspect: a family of series of a component; with processes, one program. */
    private record Group(String component, String family, String name) {}

    private MeasurementSuspects(Scene scene, Walk walk) {
        this.scene = scene;
        this.walk = walk;
    }

    static List<Suspicion> of(Scene scene, Walk walk) {
        var suspects = new MeasurementSuspects(scene, walk);
        Map<Group, List<Deviation>> groups = new LinkedHashMap<>();
        walk.deviations().forEach((component, deviations) -> {
            if (walk.isOnTheWay(component)) {
                deviations.forEach(deviation -> groups.computeIfAbsent(group(deviation), key -> new ArrayList<>())
                        .add(deviation));
            }
        });
        var found = new ArrayList<Suspicion>();
        groups.forEach((group, deviations) -> found.add(suspects.suspicion(group, deviations)));
        return found;
    }

    private static Group group(Deviation deviation) {
        String metric = deviation.track().metric();
        String program = deviation.track().labels().getOrDefault("groupname", "");
        String component = deviation.track().component();
        return program.isEmpty()
                ? new Group(component, Families.of(metric), "")
                : new Group(component, "process", program);
    }

    private Suspicion suspicion(Group group, List<Deviation> deviations) {
        Deviation strongest = deviations.stream()
                .max(Comparator.comparingDouble(Deviation::strength))
                .orElseThrow();
        boolean isProcess = group.family().equals("process");
        var suspicion = new Suspicion(
                "measure:" + group.component() + ":" + group.family() + (isProcess ? ":" + group.name() : ""),
                Kind.MEASUREMENT,
                isProcess ? group.name() : group.family(),
                isProcess ? "The program " + group.name() : "Measurements of " + group.family(),
                walk.component(group.component()),
                PRIOR);
        deviates(suspicion, strongest, deviations.size());
        Duration lead = Duration.between(strongest.since(), scene.onset());
        if (lead.compareTo(Duration.ofMinutes(1)) >= 0) {
            suspicion.add(
                    0.4,
                    "earlier",
                    "It began %s before the trouble was noticed.".formatted(ChangeSuspects.span(lead)),
                    Map.of("seconds", Long.toString(lead.toSeconds())));
        }
        if (isProcess) {
            suspicion.add(0.6, "names-program", "It names a program that somebody can stop.", Map.of());
        }
        if (deviations.stream().allMatch(walk::isOfAlert)) {
            suspicion.add(
                    -1.2,
                    "says-the-same",
                    "It is what the alert itself measures: the trouble, not its cause.",
                    Map.of());
        }
        walk.place(suspicion, group.component());
        return suspicion;
    }

    private static void deviates(Suspicion suspicion, Deviation strongest, int together) {
        String metric = strongest.track().metric();
        suspicion.add(
                Math.min(MOST_BY_STRENGTH, 0.5 + 0.5 * Math.log(strongest.strength() / 6)),
                "deviates",
                "%s is %s, usually %s; %s as far as it usually moves%s."
                        .formatted(
                                metric,
                                figure(strongest.seen()),
                                figure(strongest.usual()),
                                figure(strongest.strength()) + " times",
                                together > 1 ? " (and " + (together - 1) + " more with it)" : ""),
                Map.of(
                        "metric", metric,
                        "labels", String.valueOf(new TreeMap<>(strongest.track().labels())),
                        "seen", Double.toString(strongest.seen()),
                        "usual", Double.toString(strongest.usual()),
                        "times", Double.toString(strongest.strength()),
                        "together", Integer.toString(together)));
    }

    private static String figure(double value) {
        return Math.abs(value) >= 1e6 || (value != 0 && Math.abs(value) < 1e-3)
                ? String.format(Locale.ROOT, "%.2e", value)
                : String.format(Locale.ROOT, "%.4g", value).replaceAll("\\.?0+$", "");
    }
}
