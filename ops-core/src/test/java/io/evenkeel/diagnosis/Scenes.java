package io.evenkeel.diagnosis;

import io.evenkeel.diagnosis.Scene.Change;
import io.evenkeel.diagnosis.Scene.Component;
import io.evenkeel.diagnosis.Scene.Dependency;
import io.evenkeel.diagnosis.Scene.FiringAlert;
import io.evenkeel.diagnosis.Scene.Missing;
import io.evenkeel.diagnosis.Scene.Past;
import io.evenkeel.diagnosis.Scene.Pattern;
import io.evenkeel.diagnosis.Scene.Track;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Puts scenes together: a web server that needs a database and a cache, and a trouble at three in the morning. */
final class Scenes {
    static final Instant ONSET = Instant.parse("2026-11-20T03:00:00Z");
    private static final int MINUTES_BEFORE = 60;
    private static final int MINUTES_SINCE = 5;

    private final Set<String> affected;
    private final List<Component> components =
            List.of(new Component("web", "web-1"), new Component("db", "db-1"), new Component("cache", "cache-1"));
    private final List<Dependency> dependencies = new ArrayList<>();
    private final List<FiringAlert> alerts = new ArrayList<>();
    private final List<Track> tracks = new ArrayList<>();
    private final List<Pattern> patterns = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<Past> past = new ArrayList<>();
    private final Random random = new Random(1);

    private Scenes(String affected) {
        this.affected = Set.of(affected);
    }

    static Scenes on(String component) {
        return new Scenes(component);
    }

    Scenes needs(String from, String on) {
        dependencies.add(new Dependency(from, on));
        return this;
    }

    /** As agents see it; nobody wrote it down. */
    Scenes isConnectedTo(String from, String on) {
        dependencies.add(new Dependency(from, on, Dependency.Origin.CONNECTION));
        return this;
    }

    Scenes alert(String component, String name, Duration afterOnset, String... metrics) {
        alerts.add(new FiringAlert(component, name, ONSET.plus(afterOnset), Set.of(metrics)));
        return this;
    }

    Scenes change(String key, String component, Duration beforeOnset) {
        Instant begin = ONSET.minus(beforeOnset);
        changes.add(new Change(
                key,
                "Move the orders",
                "standard",
                begin,
                Optional.of(begin.plusSeconds(60)),
                false,
                Set.of(component)));
        return this;
    }

    Scenes newError(String component, String source, String text, Duration afterOnset) {
        patterns.add(
                new Pattern(component, source, patterns.size() + 1, text, true, ONSET.plus(afterOnset), 0, 40, true));
        return this;
    }

    Scenes calm(String component, String metric, double level) {
        tracks.add(track(component, metric, Map.of(), level, level, 0));
        return this;
    }

    /** A level that becomes another so long before the onset. */
    Scenes jump(
            String component, String metric, Map<String, String> labels, double from, double to, int minutesBefore) {
        tracks.add(track(component, metric, labels, from, to, minutesBefore));
        return this;
    }

    /** Nothing at all, but for some minutes that begin so long before the onset. */
    Scenes burst(
            String component,
            String metric,
            Map<String, String> labels,
            double level,
            int minutesBefore,
            int minutesLong) {
        double[] minutes = new double[MINUTES_BEFORE + MINUTES_SINCE];
        int from = MINUTES_BEFORE - minutesBefore;
        Arrays.fill(minutes, from, from + minutesLong, level);
        tracks.add(new Track(component, metric, labels, start(), minutes));
        return this;
    }

    /** A course of few levels, 0 and enormous ones among them, and of gaps. */
    Scenes anything(String component, String metric, Random any) {
        double[] levels = {0, 0, 1, 1e15, -1e15, Double.MIN_VALUE, Double.NaN};
        double usual = levels[any.nextInt(levels.length - 1)];
        double[] minutes = new double[MINUTES_BEFORE + MINUTES_SINCE];
        Arrays.setAll(minutes, i -> any.nextInt(6) == 0 ? levels[any.nextInt(levels.length)] : usual);
        tracks.add(new Track(component, metric, Map.of(), start(), minutes));
        return this;
    }

    private static Instant start() {
        return ONSET.minus(Duration.ofMinutes(MINUTES_BEFORE));
    }

    Scenes saidBefore(String trouble, String suspect) {
        past.add(new Past(trouble, suspect));
        return this;
    }

    private Track track(
            String component, String metric, Map<String, String> labels, double from, double to, int minutesBefore) {
        double[] minutes = new double[MINUTES_BEFORE + MINUTES_SINCE];
        for (int i = 0; i < minutes.length; i++) {
            double level = i >= MINUTES_BEFORE - minutesBefore ? to : from;
            minutes[i] = level * (1 + 0.01 * random.nextGaussian());
        }
        return new Track(component, metric, labels, start(), minutes);
    }

    Scene scene() {
        return new Scene(
                ONSET,
                ONSET.plus(Duration.ofMinutes(MINUTES_SINCE)),
                affected,
                components,
                dependencies,
                alerts,
                tracks,
                patterns,
                changes,
                past,
                List.<Missing>of());
    }

    Diagnosis diagnosis() {
        return Causes.of(scene(), Map.of());
    }
}
