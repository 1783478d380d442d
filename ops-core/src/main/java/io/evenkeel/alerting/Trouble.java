package io.evenkeel.alerting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Alerts that are held to be of one cause, while that grows. Not thread-safe. */
final class Trouble {
    /** Shorter pauses are those within one evaluation; they tell no rhythm. */
    private static final long RHYTHM = Duration.ofSeconds(5).toMillis();

    private static final long SHORTEST_QUIET = Duration.ofMinutes(3).toMillis();

    /** After this time without a new alert every trouble is quiet. */
    static final Duration QUIET_AFTER = Duration.ofMinutes(10);

    /** Of two that began at the same time, the one with the greater name. */
    static final Comparator<Trouble> YOUNGEST =
            Comparator.comparingLong(Trouble::first).thenComparing(Trouble::id).reversed();

    private final String id;
    private final List<Begun> alerts = new ArrayList<>();
    private final Set<String> signs = new HashSet<>();
    private final Set<String> components = new HashSet<>();
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long longestPause;

    /** @param id what whoever asks calls it */
    Trouble(String id) {
        this.id = id;
    }

    void take(Begun alert, Set<String> places) {
        alerts.add(alert);
        signs.add(alert.sign());
        components.addAll(places);
        pause(alert.at().toEpochMilli(), alert.at().toEpochMilli());
    }

    void take(Trouble other) {
        alerts.addAll(other.alerts);
        signs.addAll(other.signs);
        components.addAll(other.components);
        longestPause = Math.max(longestPause, other.longestPause);
        pause(other.first, other.last);
    }

    private void pause(long from, long to) {
        if (last != Long.MIN_VALUE && from > last) {
            longestPause = Math.max(longestPause, from - last);
        }
        first = Math.min(first, from);
        last = Math.max(last, to);
    }

    /**
     * Whether what begins at that time may be of it: it had not been quiet for longer than twice the longest pause that it
     * had made until then, at least three minutes and at most ten. How often its alerts are evaluated is not known until it
     * has made a pause. What began before it and is heard of later is measured alike.
     */
    boolean isNearInTime(long time) {
        long quiet = longestPause < RHYTHM
                ? QUIET_AFTER.toMillis()
                : Math.clamp(2 * longestPause, SHORTEST_QUIET, QUIET_AFTER.toMillis());
        return time - last <= quiet && first - time <= quiet;
    }

    /** How many alerts began in both, of those that do not come and go all the time. */
    int repeats(Trouble other, Map<String, Integer> beginnings) {
        boolean less = signs.size() < other.signs.size();
        Set<String> fewer = less ? signs : other.signs;
        Set<String> more = less ? other.signs : signs;
        return (int) fewer.stream()
                .filter(sign -> more.contains(sign) && beginnings.getOrDefault(sign, 0) <= Renewal.MOST_BEGINNINGS)
                .count();
    }

    int size() {
        return signs.size();
    }

    String id() {
        return id;
    }

    long first() {
        return first;
    }

    List<Begun> alerts() {
        return alerts;
    }

    Set<String> components() {
        return components;
    }

    static Map<Begun, Trouble> byAlert(List<Trouble> troubles) {
        Map<Begun, Trouble> owners = new HashMap<>();
        troubles.forEach(trouble -> trouble.alerts.forEach(alert -> owners.put(alert, trouble)));
        return owners;
    }
}
