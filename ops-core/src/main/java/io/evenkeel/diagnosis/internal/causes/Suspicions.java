package io.evenkeel.diagnosis.internal.causes;

import io.evenkeel.diagnosis.Scene;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All suspects of a scene with their evidence, in no promised order. */
public final class Suspicions {
    /** What a verdict of an earlier trouble adds, and how many of them count. */
    private static final double SAID_BEFORE = 0.8;

    private static final int MOST_SAID = 2;

    private Suspicions() {}

    public static List<Suspicion> of(Scene scene) {
        Walk walk = Walk.of(scene);
        var all = new ArrayList<Suspicion>();
        all.addAll(ChangeSuspects.of(scene, walk));
        all.addAll(LogSuspects.of(scene, walk));
        all.addAll(MeasurementSuspects.of(scene, walk));
        all.addAll(ComponentSuspects.of(scene, walk));
        said(scene, all);
        WholePicture.add(scene, all);
        return all;
    }

    private static void said(Scene scene, List<Suspicion> all) {
        Map<String, List<String>> troubles = new HashMap<>();
        scene.past()
                .forEach(past -> troubles.computeIfAbsent(past.suspect(), id -> new ArrayList<>())
                        .add(past.trouble()));
        for (Suspicion suspicion : all) {
            List<String> before = troubles.getOrDefault(suspicion.id(), List.of());
            if (!before.isEmpty()) {
                String names = String.join(", ", before.subList(0, Math.min(5, before.size())));
                suspicion.add(
                        SAID_BEFORE * Math.min(MOST_SAID, before.size()),
                        "said-before",
                        "People said that it was the cause of " + names + ".",
                        Map.of("troubles", names, "count", Integer.toString(before.size())));
            }
        }
    }
}
