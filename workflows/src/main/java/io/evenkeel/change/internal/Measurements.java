package io.evenkeel.change.internal;

import io.evenkeel.audit.Refusal;
import io.evenkeel.change.Change;
import io.evenkeel.change.Change.ChangedItem;
import io.evenkeel.change.Health;
import io.evenkeel.change.Health.Figure;
import io.evenkeel.change.Window;
import io.evenkeel.incident.PastIncidents;
import io.evenkeel.inventory.ItemLabels;
import io.evenkeel.inventory.ItemLabels.Way;
import io.evenkeel.telemetry.MetricStore;
import io.evenkeel.telemetry.PromQl;
import io.evenkeel.telemetry.PromQlAnswer;
import io.evenkeel.telemetry.PromQlError;
import io.evenkeel.telemetry.PromQlLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Measures a change's items before and after it. What is not there is left out: nothing measured is no zero. */
@Component
class Measurements {
    private static final int MOST_ITEMS = 20;
    private static final PromQlLimits LIMITS =
            new PromQlLimits(5_000, 5_000_000, 1_000_000, 1, Duration.ofSeconds(5), Duration.ofMinutes(5));
    private static final List<Comparison> MEASURES =
            List.of(Comparison.AVAILABILITY, Comparison.CPU, Comparison.MEMORY, Comparison.ERRORS);

    private final PastIncidents incidents;
    private final ItemLabels labels;
    private final MetricStore store;
    private final ChangeSettings settings;

    Measurements(PastIncidents incidents, ItemLabels labels, MetricStore store, ChangeSettings settings) {
        this.incidents = incidents;
        this.labels = labels;
        this.store = store;
        this.settings = settings;
    }

    Health of(Change change, Instant now) {
        Spans spans = Spans.of(change, now, settings.healthSpan());
        if (spans.before().isEmpty()) {
            return new Health(Optional.empty(), Optional.empty(), List.of());
        }
        List<Figure> figures = new ArrayList<>();
        change.items().stream().limit(MOST_ITEMS).forEach(item -> figures.addAll(figures(item, spans)));
        Set<UUID> items = change.itemIds();
        figures.add(counted(
                Comparison.INCIDENTS,
                spans,
                span -> incidents
                        .touching(items, Set.of(), span.from(), span.to())
                        .size()));
        figures.add(counted(Comparison.ALERTS, spans, span -> incidents.firings(items, span.from(), span.to())));
        return new Health(spans.before(), spans.after(), figures);
    }

    private static Figure counted(Comparison measure, Spans spans, Function<Window, Integer> count) {
        return measure.figure(
                Optional.empty(),
                spans.before().map(count).map(Integer::doubleValue),
                spans.after().map(count).map(Integer::doubleValue));
    }

    private List<Figure> figures(ChangedItem item, Spans spans) {
        List<Way> ways = labels.of(item.id());
        Map<Comparison, Double> before =
                spans.before().map(span -> values(ways, span)).orElse(Map.of());
        Map<Comparison, Double> after =
                spans.after().map(span -> values(ways, span)).orElse(Map.of());
        return MEASURES.stream()
                .map(measure -> measure.figure(
                        Optional.of(item.name()),
                        Optional.ofNullable(before.get(measure)),
                        Optional.ofNullable(after.get(measure))))
                .toList();
    }

    /** The first way in which a value is found: an item's agent and its exporter measure the same. */
    private Map<Comparison, Double> values(List<Way> ways, Window span) {
        Map<Comparison, Double> values = new HashMap<>();
        ways.forEach(way -> HealthQueries.of(way, span.length()).forEach((measure, query) -> {
            if (!values.containsKey(measure)) {
                value(query, span.to()).ifPresent(value -> values.put(measure, value));
            }
        }));
        return values;
    }

    private Optional<Double> value(String query, Instant at) {
        try {
            return PromQl.parse(query).at(store, at, LIMITS) instanceof PromQlAnswer.Vector vector
                    ? vector.samples().stream()
                            .map(PromQlAnswer.Sample::value)
                            .flatMap(found -> Double.isFinite(found) ? Stream.of(found) : Stream.empty())
                            .findFirst()
                    : Optional.empty();
        } catch (PromQlError | Refusal tooMuch) {
            // More than may be read for this says no more than nothing measured.
            return Optional.empty();
        }
    }
}
