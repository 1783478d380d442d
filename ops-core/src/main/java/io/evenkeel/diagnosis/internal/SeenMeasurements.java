package io.evenkeel.diagnosis.internal;

import io.evenkeel.diagnosis.Scene.Missing;
import io.evenkeel.diagnosis.Scene.Track;
import io.evenkeel.diagnosis.internal.causes.Deviation;
import io.evenkeel.inventory.Item;
import io.evenkeel.inventory.ItemLabels;
import io.evenkeel.inventory.ItemLabels.Way;
import io.evenkeel.telemetry.Matcher;
import io.evenkeel.telemetry.MetricStore;
import io.evenkeel.telemetry.MetricStore.Series;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What was measured around a trouble, from an hour before it. */
@Component
class SeenMeasurements {
    private static final Duration BEFORE = Duration.ofHours(1);
    private static final Duration AFTER = Duration.ofHours(1);
    private static final int MOST_COMPONENTS = 8;
    private static final int MOST_SERIES = 4000;

    private final MetricStore store;
    private final ItemLabels labels;

    SeenMeasurements(MetricStore store, ItemLabels labels) {
        this.store = store;
        this.labels = labels;
    }

    List<Track> tracks(Neighbourhood around, Instant onset, Instant now, List<Missing> missing) {
        Instant from = onset.minus(BEFORE).truncatedTo(ChronoUnit.MINUTES);
        Instant to = now.isBefore(onset.plus(AFTER)) ? now : onset.plus(AFTER);
        int count = (int) Duration.between(from, to).toMinutes() + 1;
        var minutes = new Minutes(from, count);
        var all = new ArrayList<Track>();
        for (String id : around.worthMeasuring().stream().limit(MOST_COMPONENTS).toList()) {
            Map<String, String> name = Map.of("component", around.name(id));
            Optional<List<Series>> series = series(ways(around, id), from, to);
            if (series.isEmpty()) {
                missing.add(new Missing("too-many-series", name));
                continue;
            }
            List<Track> tracks = minutes.tracks(id, series.get());
            if (tracks.isEmpty()) {
                missing.add(new Missing("no-measurements", name));
            } else if (longest(tracks, onset, from) < Deviation.HISTORY_MINUTES) {
                missing.add(new Missing(
                        "short-history",
                        Map.of("component", around.name(id), "minutes", Integer.toString(Deviation.HISTORY_MINUTES))));
            }
            all.addAll(tracks);
        }
        return all;
    }

    /** Minutes before the onset that the best known of them has. */
    private static long longest(List<Track> tracks, Instant onset, Instant from) {
        int before = (int) Duration.between(from, onset).toMinutes();
        return tracks.stream()
                .mapToLong(track -> Arrays.stream(track.minutes())
                        .limit(before)
                        .filter(Double::isFinite)
                        .count())
                .max()
                .orElse(0);
    }

    private List<Way> ways(Neighbourhood around, String id) {
        Item item = around.items().get(id);
        return item == null ? List.of(new Way(Map.of("host", around.name(id)), Set.of(), false)) : labels.of(item.id());
    }

    private Optional<List<Series>> series(List<Way> ways, Instant from, Instant to) {
        var all = new ArrayList<Series>();
        for (Way way : ways) {
            List<Matcher> matchers = matchers(way);
            if (store.series(List.of(matchers), from, to).size() > MOST_SERIES) {
                return Optional.empty();
            }
            all.addAll(store.select(matchers, from, to));
        }
        return Optional.of(all);
    }

    private static List<Matcher> matchers(Way way) {
        Stream<Matcher> equal = way.equal().entrySet().stream()
                .map(entry -> way.anyCase() && entry.getKey().equals("host")
                        ? new Matcher("host", Matcher.Kind.REGEX, "(?i:" + quoted(entry.getValue()) + ")")
                        : new Matcher(entry.getKey(), Matcher.Kind.EQUAL, entry.getValue()));
        Stream<Matcher> others =
                way.otherInstances().stream().map(other -> new Matcher("instance", Matcher.Kind.NOT_EQUAL, other));
        return Stream.concat(equal, others).toList();
    }

    private static String quoted(String name) {
        return name.replaceAll("([^A-Za-z0-9_-])", "\\\\$1");
    }
}
