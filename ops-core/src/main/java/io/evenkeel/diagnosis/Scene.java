package io.evenkeel.diagnosis;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was seen around one trouble, before anything is concluded from it. Components are named by ids that mean nothing here.
 *
 * @param onset when the trouble began, as far as alerts tell
 * @param now until when was looked
 * @param affected the components that the trouble is on
 * @param dependencies may have cycles, and may name components that are not listed
 * @param past what people said of earlier troubles on these components
 * @param missing what could not be looked at
 */
public record Scene(
        Instant onset,
        Instant now,
        Set<String> affected,
        List<Component> components,
        List<Dependency> dependencies,
        List<FiringAlert> alerts,
        List<Track> tracks,
        List<Pattern> patterns,
        List<Change> changes,
        List<Past> past,
        List<Missing> missing) {

    public Scene {
        affected = Set.copyOf(affected);
        components = List.copyOf(components);
        dependencies = List.copyOf(dependencies);
        alerts = List.copyOf(alerts);
        tracks = List.copyOf(tracks);
        patterns = List.copyOf(patterns);
        changes = List.copyOf(changes);
        past = List.copyOf(past);
        missing = List.copyOf(missing);
    }

    public record Component(String id, String name) {}

    /**
     * {@code from} does not work well without {@code on}.
     *
     * @param origin by what that is known; a connection is the weakest: it may be a backup, or a person who looked
     */
    public record Dependency(String from, String on, Origin origin) {
        public enum Origin {
            INVENTORY,
            SPAN,
            CONNECTION
        }

        /** One that somebody wrote down. */
        public Dependency(String from, String on) {
            this(from, on, Origin.INVENTORY);
        }
    }

    /** @param metrics the names of the series that its rule reads; such a series says nothing new */
    public record FiringAlert(String component, String name, Instant since, Set<String> metrics) {
        public FiringAlert {
            metrics = Set.copyOf(metrics);
        }
    }

    /**
     * A measurement, one value for each minute.
     *
     * @param labels what tells it apart from others of the same metric on the component
     * @param start beginning of the first minute
     * @param minutes mean of a level, or growth per second of a counter; NaN where nothing was measured
     */
    public record Track(String component, String metric, Map<String, String> labels, Instant start, double[] minutes) {
        public Track {
            labels = Map.copyOf(labels);
        }
    }

    /**
     * Log lines of one template.
     *
     * @param text of the template; written by whoever writes logs, so it is quoted and never believed
     * @param grave whether its lines are errors or worse
     * @param first of its lines in the time that was looked at
     * @param before lines in the hour before the onset
     * @param during lines since shortly before the onset
     * @param novel whether it had never been met before
     */
    public record Pattern(
            String component,
            String source,
            long template,
            String text,
            boolean grave,
            Instant first,
            long before,
            long during,
            boolean novel) {}

    /**
     * Something that people changed.
     *
     * @param end empty while it is carried out
     * @param components what it is on; empty where nobody wrote that down
     */
    public record Change(
            String key,
            String title,
            String kind,
            Instant begin,
            Optional<Instant> end,
            boolean backedOut,
            Set<String> components) {
        public Change {
            components = Set.copyOf(components);
        }
    }

    /** A person said that this suspect was the cause of that trouble. */
    public record Past(String trouble, String suspect) {}

    /** @param code {@code no-item}, {@code no-measurements}, {@code no-logs}, {@code no-dependencies}, {@code short-history}, … */
    public record Missing(String code, Map<String, String> facts) {
        public Missing {
            facts = Map.copyOf(facts);
        }
    }
}
