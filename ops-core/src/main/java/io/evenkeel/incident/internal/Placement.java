package io.evenkeel.incident.internal;

import io.evenkeel.alerting.Begun;
import io.evenkeel.alerting.Groups;
import io.evenkeel.alerting.Groups.Dependency;
import io.evenkeel.alerting.Groups.Joined;
import io.evenkeel.alerting.Groups.Session;
import io.evenkeel.audit.Actor;
import io.evenkeel.incident.Incidents.Entry;
import io.evenkeel.incident.internal.EntryRows.NewEntry;
import io.evenkeel.inventory.Inventory;
import io.evenkeel.inventory.Item;
import io.evenkeel.inventory.Kind;
import io.evenkeel.inventory.Link;
import io.evenkeel.telemetry.Topology;
import io.evenkeel.telemetry.Topology.Connections;
import io.evenkeel.telemetry.Topology.Edge;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Where an alert belongs: to the incident that has its trouble, else to one nearby by {@link Groups}, along what the inventory
 * says, what services were seen to call and hosts to be connected with. What is not known to the inventory stands alone.
 */
@Component
class Placement {
    private static final Actor SYSTEM = Actor.system("incident");
    private static final Duration CALLS_BEFORE = Duration.ofMinutes(15);

    private final IncidentRows rows;
    private final MemberRows members;
    private final EntryRows entries;
    private final Inventory inventory;
    private final ObjectProvider<Topology> topology;
    private final IncidentSettings settings;

    Placement(
            IncidentRows rows,
            MemberRows members,
            EntryRows entries,
            Inventory inventory,
            ObjectProvider<Topology> topology,
            IncidentSettings settings) {
        this.rows = rows;
        this.members = members;
        this.entries = entries;
        this.inventory = inventory;
        this.topology = topology;
        this.settings = settings;
    }

    /**
     * @param incident locked
     * @param one others that turn out to be one trouble with it
     */
    record Placed(Stored incident, List<UUID> one) {}

    /** The incident that the alert belongs to; until the transaction ends no other trouble is placed if it has none. */
    Optional<Placed> of(Arrival arrival) {
        return alone(own(arrival)).or(() -> {
            members.oneAtATime();
            return alone(own(arrival)).or(() -> near(arrival));
        });
    }

    private static Optional<Placed> alone(Optional<Stored> own) {
        return own.map(stored -> new Placed(stored, List.of()));
    }

    private Optional<Stored> own(Arrival arrival) {
        String group = arrival.trouble().groupKey();
        return rows.lockFought(group)
                .or(() -> rows.lockOver(
                        group, arrival.alert().fingerprint(), arrival.at().minus(settings.sameTroubleWithin())));
    }

    private Optional<Placed> near(Arrival arrival) {
        if (!settings.joinsAlongTopology()) {
            return Optional.empty();
        }
        Optional<Item> item = arrival.affected().item();
        List<Session> sessions = item.isEmpty()
                ? List.of()
                : members.sessions(arrival.trouble().groupKey(), arrival.alert().activeSince());
        if (sessions.isEmpty()) {
            return Optional.empty();
        }
        return near(item.orElseThrow(), arrival, sessions);
    }

    private Optional<Placed> near(Item item, Arrival arrival, List<Session> sessions) {
        List<Link> links = inventory.links(item.id(), Groups.STEPS);
        Map<String, Item> known = known(item, sessions, links);
        Map<String, String> names =
                known.values().stream().collect(Collectors.toMap(one -> one.id().toString(), Item::name));
        Set<Dependency> dependencies = new HashSet<>();
        links.stream()
                .filter(link ->
                        leads(link, known, Stream.concat(Stream.of(item.id().toString()), items(sessions))))
                .forEach(link -> dependencies.addAll(dependencies(link)));
        dependencies.addAll(calls(item, sessions, names, arrival.at()));
        Begun alert = MemberRows.begun(
                arrival.trouble().groupKey(),
                item.id().toString(),
                arrival.alert().activeSince());
        return Groups.place(alert, sessions, dependencies)
                .flatMap(placed -> rows.lockFought(
                                UUID.fromString(placed.joined().session()))
                        .map(stored -> {
                            tell(stored, item.name(), placed.joined(), names, arrival.at());
                            return new Placed(
                                    stored,
                                    placed.one().stream().map(UUID::fromString).toList());
                        }));
    }

    /**
     * A business service is what people call some things together. That two things are parts of it says nothing, unless it is
     * itself in trouble.
     */
    private static boolean leads(Link link, Map<String, Item> known, Stream<String> inTrouble) {
        String from = link.from().toString();
        Item dependent = known.get(from);
        return dependent == null || dependent.kind() != Kind.BUSINESS_SERVICE || inTrouble.anyMatch(from::equals);
    }

    private Map<String, Item> known(Item item, List<Session> sessions, List<Link> links) {
        Set<UUID> ids = items(sessions).map(UUID::fromString).collect(Collectors.toCollection(HashSet::new));
        ids.add(item.id());
        links.forEach(link -> {
            ids.add(link.from());
            ids.addAll(link.to());
        });
        return inventory.findAll(ids).stream()
                .collect(Collectors.toMap(one -> one.id().toString(), one -> one, (one, same) -> one));
    }

    private static Stream<String> items(List<Session> sessions) {
        return sessions.stream()
                .flatMap(session -> session.alerts().stream())
                .flatMap(alert -> alert.components().stream())
                .distinct();
    }

    private static Set<Dependency> dependencies(Link link) {
        return link.to().stream()
                .map(on -> new Dependency(link.from().toString(), on.toString()))
                .collect(Collectors.toSet());
    }

    /** What was seen between the item and those of the sessions. */
    private List<Dependency> calls(Item item, List<Session> sessions, Map<String, String> names, Instant at) {
        Map<String, String> ids = new HashMap<>(Map.of(item.name(), item.id().toString()));
        items(sessions).forEach(id -> ids.putIfAbsent(names.getOrDefault(id, id), id));
        List<Edge> edges = edges(item.name(), at);
        return edges.stream()
                .filter(edge -> ids.containsKey(other(edge, item.name())))
                .filter(edge -> isNeed(edge, edges, item.name(), at))
                .map(edge -> new Dependency(
                        ids.getOrDefault(edge.link().caller(), ""),
                        ids.getOrDefault(edge.link().callee(), "")))
                .toList();
    }

    /** Whoever watches or backs up everything is connected to everything, and needs none of it. */
    private boolean isNeed(Edge edge, List<Edge> all, String name, Instant at) {
        return edge.figures().isPresent()
                || (!edge.connections().map(Connections::areOfAgents).orElse(true)
                        && all.size() <= Groups.MOST_SHARING
                        && edges(other(edge, name), at).size() <= Groups.MOST_SHARING);
    }

    private List<Edge> edges(String name, Instant at) {
        return topology.stream()
                .flatMap(seen -> seen.around(SYSTEM, name, at.minus(CALLS_BEFORE), at.plusMillis(1)).edges().stream())
                .toList();
    }

    private static String other(Edge edge, String name) {
        return edge.link().caller().equals(name)
                ? edge.link().callee()
                : edge.link().caller();
    }

    private void tell(Stored stored, String item, Joined joined, Map<String, String> names, Instant at) {
        Map<String, String> facts = new HashMap<>();
        facts.put("item", item);
        facts.put("of", names.getOrDefault(joined.component(), joined.component()));
        facts.put("relation", joined.relation().name().toLowerCase(Locale.ROOT));
        facts.put("seconds", Long.toString(joined.apart().toSeconds()));
        if (!joined.over().isEmpty()) {
            facts.put(
                    "over",
                    joined.over().stream()
                            .map(over -> names.getOrDefault(over, over))
                            .collect(Collectors.joining(", ")));
        }
        entries.add(stored.id(), new NewEntry(at, Entry.Kind.JOINED, Fight.NAME, "", facts));
    }
}
