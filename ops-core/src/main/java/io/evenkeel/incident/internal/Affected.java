package io.evenkeel.incident.internal;

import io.evenkeel.incident.Incident.AffectedItem;
import io.evenkeel.incident.Incident.HitService;
import io.evenkeel.incident.PriorityMatrix.Level;
import io.evenkeel.inventory.Criticality;
import io.evenkeel.inventory.Effect;
import io.evenkeel.inventory.Inventory.Hit;
import io.evenkeel.inventory.Item;
import io.evenkeel.inventory.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an alert is on, and which business services that hits. Pure.
 *
 * @param item empty where the inventory does not know it
 * @param services the gravest first; the item itself among them where it is one
 */
record Affected(Optional<Item> item, List<Hit> services) {

    Affected {
        services = List.copyOf(services);
    }

    static final Affected UNKNOWN = new Affected(Optional.empty(), List.of());

    /** @param hits what the item's failure hits, of every kind */
    static Affected of(Item item, List<Hit> hits) {
        Stream<Hit> itself =
                item.kind() == Kind.BUSINESS_SERVICE ? Stream.of(new Hit(item, Effect.DOWN)) : Stream.empty();
        Stream<Hit> services = hits.stream().filter(hit -> hit.item().kind() == Kind.BUSINESS_SERVICE);
        return new Affected(
                Optional.of(item),
                Stream.concat(itself, services)
                        .sorted(Comparator.comparingInt(Affected::rank)
                                .thenComparing(hit -> hit.item().name().toLowerCase(Locale.ROOT)))
                        .toList());
    }

    private static int rank(Hit hit) {
        return level(hit).map(Enum::ordinal).orElse(Level.values().length);
    }

    /** From the criticality of the services; empty where none has one. */
    Optional<Level> fromServices() {
        return services.stream().flatMap(hit -> level(hit).stream()).min(Comparator.naturalOrder());
    }

    /** From what somebody said about the item itself. */
    Optional<Level> fromItem() {
        return item.flatMap(Item::criticality).map(criticality -> level(criticality, Effect.DOWN));
    }

    /** A service that still works, with less in reserve, counts one level less. */
    private static Optional<Level> level(Hit hit) {
        return hit.item().criticality().map(criticality -> level(criticality, hit.effect()));
    }

    private static Level level(Criticality criticality, Effect effect) {
        boolean down = effect == Effect.DOWN;
        return switch (criticality) {
            case CRITICAL, HIGH -> down ? Level.HIGH : Level.MEDIUM;
            case MEDIUM -> down ? Level.MEDIUM : Level.LOW;
            case LOW -> Level.LOW;
        };
    }

    Optional<AffectedItem> told() {
        return item.map(
                known -> new AffectedItem(known.id(), known.name(), known.kind().word()));
    }

    List<HitService> toldServices() {
        return services.stream()
                .map(hit -> new HitService(
                        hit.item().name(),
                        hit.item().criticality().map(Criticality::word),
                        hit.effect().name().toLowerCase(Locale.ROOT)))
                .toList();
    }
}
