package io.evenkeel.assistant.internal.eval;

import io.evenkeel.inventory.Criticality;
import io.evenkeel.inventory.Effect;
import io.evenkeel.inventory.Inventory;
import io.evenkeel.inventory.Inventory.Detail;
import io.evenkeel.inventory.Inventory.Hit;
import io.evenkeel.inventory.Inventory.Page;
import io.evenkeel.inventory.Item;
import io.evenkeel.inventory.Kind;
import io.evenkeel.inventory.Link;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Items and links as {@code GET /api/inventory/items} and {@code /api/inventory/items/ID} give them. */
final class EstateItems {
    private final Map<UUID, Item> items = new LinkedHashMap<>();
    private final Map<UUID, Link> links = new LinkedHashMap<>();
    private final Map<UUID, List<Inventory.Change>> histories = new HashMap<>();
    private final EstatePeople people;

    EstateItems(List<Row> rows, List<Row> linkRows, EstatePeople people) {
        this.people = people;
        for (Row row : rows) {
            Row one = row.child("item").orElse(row);
            Item item = item(one);
            items.put(item.id(), item);
            histories.put(item.id(), history(row));
        }
        for (Row row : rows) {
            row.child("neighbours").ifPresent(around -> {
                around.rows("items")
                        .forEach(near ->
                                items.putIfAbsent(Row.id(near.text("id").orElse(near.needed("name"))), item(near)));
            });
        }
        for (Row row : rows) {
            row.child("neighbours").stream()
                    .flatMap(around -> around.rows("links").stream())
                    .forEach(this::link);
            row.rows("links").forEach(this::link);
            row.texts("dependsOn", "needs").forEach(on -> link(row.needed("name"), List.of(on), Optional.empty()));
        }
        linkRows.forEach(this::link);
    }

    private Item item(Row row) {
        String word = row.text("kind").orElse("host").toLowerCase(Locale.ROOT).replace('_', '-');
        Kind kind = Kind.ofWord(word).orElseGet(() -> {
            row.fault(
                    "kind",
                    "is \"" + word + "\"; it is one of "
                            + Stream.of(Kind.values()).map(Kind::word).toList());
            return Kind.HOST;
        });
        return new Item(
                Row.id(row.text("id").orElseGet(() -> row.needed("name"))),
                kind,
                row.needed("name"),
                row.text("criticality")
                        .map(value -> value.toLowerCase(Locale.ROOT))
                        .flatMap(Criticality::ofWord),
                row.text("owner").map(people::displayName),
                row.text("note"),
                row.flag("discovered", false),
                row.time("lastSeen"),
                row.map("facts"),
                row.text("endsOn").flatMap(text -> date(row, text)),
                row.flag("retired", false),
                row.number("version").orElse(1.0).longValue());
    }

    private static Optional<LocalDate> date(Row row, String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            row.fault("endsOn", "is \"" + text + "\"; a day is written 2026-12-04");
            return Optional.empty();
        }
    }

    private static List<Inventory.Change> history(Row row) {
        return row.rows("history").stream()
                .map(one -> new Inventory.Change(
                        one.neededTime("at"),
                        one.text("actor").orElse("?"),
                        one.text("what").orElse(""),
                        one.text("code"),
                        one.map("facts")))
                .toList();
    }

    private void link(Row row) {
        link(row.needed("from"), row.texts("to"), row.number("needs").map(Double::intValue));
    }

    private void link(String from, List<String> to, Optional<Integer> needs) {
        List<UUID> ends = to.stream().map(this::reference).distinct().toList();
        UUID id = Row.id(from + " -> " + to);
        if (!ends.isEmpty()) {
            links.put(id, new Link(id, reference(from), ends, needs.orElse(ends.size()), Optional.empty(), false));
        }
    }

    private UUID reference(String reference) {
        return named(reference).map(Item::id).orElseGet(() -> Row.id(reference));
    }

    /** By name or id. */
    Optional<Item> named(String reference) {
        return Optional.ofNullable(items.get(Row.id(reference)))
                .or(() -> items.values().stream()
                        .filter(item -> item.name().equalsIgnoreCase(reference))
                        .findFirst());
    }

    String person(String reference) {
        return people.displayName(reference);
    }

    public Page items(Inventory.Search search) {
        String words = search.words().orElse("").toLowerCase(Locale.ROOT);
        return new Page(
                items.values().stream()
                        .filter(item -> !item.retired())
                        .filter(item -> search.kind().isEmpty()
                                || item.kind() == search.kind().get())
                        .filter(item -> (item.name() + " " + item.owner().orElse("") + " "
                                        + item.note().orElse(""))
                                .toLowerCase(Locale.ROOT)
                                .contains(words))
                        .toList(),
                Optional.empty());
    }

    public Optional<Item> find(UUID id) {
        return Optional.ofNullable(items.get(id));
    }

    public List<Item> findAll(Collection<UUID> ids) {
        return ids.stream().map(items::get).filter(Objects::nonNull).toList();
    }

    public Detail detail(UUID id) {
        List<Link> near = links.values().stream()
                .filter(link -> link.from().equals(id) || link.to().contains(id))
                .toList();
        Set<UUID> around = new HashSet<>(Set.of(id));
        near.forEach(link -> {
            around.add(link.from());
            around.addAll(link.to());
        });
        return new Detail(
                Objects.requireNonNull(items.get(id)),
                findAll(around),
                near,
                false,
                hits(Set.of(id)),
                histories.getOrDefault(id, List.of()));
    }

    public Optional<Item> ofLabels(Map<String, String> labels) {
        return Stream.of("host", "service", "instance", "item")
                .flatMap(label -> Stream.ofNullable(labels.get(label)))
                .flatMap(name -> named(name).or(() -> named(name.split(":", 2)[0])).stream())
                .findFirst();
    }

    public List<Hit> hits(Set<UUID> gone) {
        Map<UUID, Effect> hit = new LinkedHashMap<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Link link : links.values()) {
                long left = link.to().stream()
                        .filter(on -> !gone.contains(on) && hit.get(on) != Effect.DOWN)
                        .count();
                boolean weak = link.to().stream().anyMatch(on -> gone.contains(on) || hit.containsKey(on));
                Effect effect = left < link.needs() ? Effect.DOWN : Effect.DEGRADED;
                if (weak
                        && !gone.contains(link.from())
                        && (hit.get(link.from()) == null
                                || (hit.get(link.from()) == Effect.DEGRADED && effect == Effect.DOWN))) {
                    hit.put(link.from(), effect);
                    more = true;
                }
            }
        }
        var hits = new ArrayList<Hit>();
        hit.forEach((id, effect) -> find(id).ifPresent(item -> hits.add(new Hit(item, effect))));
        return hits;
    }
}
