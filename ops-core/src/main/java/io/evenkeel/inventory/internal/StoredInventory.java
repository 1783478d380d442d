package io.evenkeel.inventory.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Right;
import io.evenkeel.inventory.Effect;
import io.evenkeel.inventory.Inventory;
import io.evenkeel.inventory.Item;
import io.evenkeel.inventory.ItemChanged;
import io.evenkeel.inventory.Kind;
import io.evenkeel.inventory.Link;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The inventory in PostgreSQL. */
@Service
class StoredInventory implements Inventory {
    private static final int LONGEST_PAGE = 500;
    private static final int MOST_CRITICAL = 2_000;
    private static final int SHOWN_STEPS = 2;
    private static final int MOST_STEPS = 4;

    private final ItemRows items;
    private final LinkRows links;
    private final ChangeRows changes;
    private final Dependencies dependencies;
    private final NewIds ids;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    StoredInventory(
            ItemRows items,
            LinkRows links,
            ChangeRows changes,
            Dependencies dependencies,
            NewIds ids,
            Audit audit,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.items = items;
        this.links = links;
        this.changes = changes;
        this.dependencies = dependencies;
        this.ids = ids;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Page items(Search search) {
        int limit = Math.clamp(search.limit(), 1, LONGEST_PAGE);
        List<Item> found = items.page(search, search.cursor().map(Cursor::of), limit);
        if (found.size() <= limit) {
            return new Page(found, Optional.empty());
        }
        List<Item> page = found.subList(0, limit);
        return new Page(page, Optional.of(Cursor.after(page.getLast()).text()));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Item> find(UUID id) {
        return items.find(id);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Item> findAll(Collection<UUID> wanted) {
        return items.findAll(wanted);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Item> critical() {
        return items.critical(MOST_CRITICAL);
    }

    @Override
    @Transactional(readOnly = true)
    public Detail detail(UUID id) {
        Item item = items.find(id).orElseThrow(() -> InventoryRefusals.unknownItem(id));
        Dependencies.Around around = dependencies.around(id, SHOWN_STEPS);
        return new Detail(
                item, items.findAll(around.items()), around.links(), around.more(), hits(Set.of(id)), changes.of(id));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Link> links(UUID id, int steps) {
        return dependencies.around(id, Math.clamp(steps, 1, MOST_STEPS)).links();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Item> ofLabels(Map<String, String> labels) {
        return target(labels)
                .or(() -> Optional.ofNullable(labels.get("host"))
                        .flatMap(host -> items.foundAs(Sighting.foundAsHost(host))))
                .or(() -> Optional.ofNullable(labels.get("service"))
                        .flatMap(name -> only(items.named(Set.of(Kind.SERVICE, Kind.BUSINESS_SERVICE), name))));
    }

    private Optional<Item> target(Map<String, String> labels) {
        return Optional.ofNullable(labels.get("instance"))
                .flatMap(instance -> only(items.ofTarget(Optional.ofNullable(labels.get("job")), instance)));
    }

    /** What could be meant by two is not guessed. */
    private static Optional<Item> only(List<Item> found) {
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Hit> hits(Set<UUID> gone) {
        Map<UUID, Effect> effects = Impact.of(gone, links.above(gone));
        return items.findAll(effects.keySet()).stream()
                .map(item -> new Hit(item, effects.getOrDefault(item.id(), Effect.DEGRADED)))
                .sorted(Comparator.comparing(Hit::effect)
                        .reversed()
                        .thenComparing(hit -> hit.item().name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    @Override
    @Transactional
    public Item add(Actor actor, Kind kind, Traits given) {
        actor.mustHave(Right.EDIT_INVENTORY);
        Traits traits = TraitChecks.checked(given);
        mustBeFree(kind, traits.name());
        UUID id = ids.next();
        items.insert(id, kind, traits);
        audit.record(actor, "inventory.add", traits.name(), TraitChecks.facts(kind, traits));
        return changed(actor, id, Happening.WRITTEN_DOWN);
    }

    @Override
    @Transactional
    public Item change(Actor actor, UUID id, Traits given, OptionalLong expectedVersion) {
        actor.mustHave(Right.EDIT_INVENTORY);
        Traits traits = TraitChecks.checked(given);
        Item before = lock(id, expectedVersion);
        if (!before.name().equalsIgnoreCase(traits.name())) {
            mustBeFree(before.kind(), traits.name());
        }
        items.change(id, traits);
        audit.record(actor, "inventory.change", traits.name(), TraitChecks.facts(before.kind(), traits));
        return changed(actor, id, TraitChecks.difference(before, traits));
    }

    @Override
    @Transactional
    public Item ends(Actor actor, UUID id, Optional<LocalDate> lastDay) {
        actor.mustHave(Right.EDIT_INVENTORY);
        Item before = lock(id, OptionalLong.empty());
        if (before.endsOn().equals(lastDay)) {
            return before;
        }
        items.ends(id, lastDay);
        Happening what = new Happening.Differences()
                .of("endsOn", before.endsOn().map(LocalDate::toString), lastDay.map(LocalDate::toString))
                .happening();
        audit.record(actor, "inventory.change", before.name(), what.facts());
        return changed(actor, id, what);
    }

    @Override
    @Transactional
    public Item retire(Actor actor, UUID id, OptionalLong expectedVersion) {
        actor.mustHave(Right.EDIT_INVENTORY);
        Item before = lock(id, expectedVersion);
        if (before.retired()) {
            throw InventoryRefusals.retiredAlready(before);
        }
        List<Link> dependents = links.on(Set.of(id));
        if (!dependents.isEmpty()) {
            throw InventoryRefusals.neededBy(
                    before, names(dependents.stream().map(Link::from).toList()));
        }
        links.from(id).forEach(link -> links.delete(link.id()));
        items.retire(id);
        audit.record(
                actor,
                "inventory.retire",
                before.name(),
                Map.of("kind", before.kind().word()));
        return changed(actor, id, Happening.RETIRED);
    }

    @Override
    @Transactional
    public Link link(Actor actor, UUID from, List<UUID> to, Optional<Integer> needs, Optional<String> note) {
        actor.mustHave(Right.EDIT_INVENTORY);
        Optional<String> words = TraitChecks.note(note);
        Link link = dependencies.checked(from, to, needs, words);
        links.insert(link);
        Happening linked = Happening.linked(names(link.to()), needed(link));
        audit.record(actor, "inventory.link", names(List.of(from)), Map.of("what", linked.words()));
        changed(actor, from, linked);
        return link;
    }

    @Override
    @Transactional
    public void unlink(Actor actor, UUID id) {
        actor.mustHave(Right.EDIT_INVENTORY);
        Link link = links.find(id).orElseThrow(() -> InventoryRefusals.unknownLink(id));
        Happening unlinked = Happening.unlinked(names(link.to()), needed(link));
        links.delete(id);
        audit.record(actor, "inventory.unlink", names(List.of(link.from())), Map.of("what", unlinked.words()));
        changed(actor, link.from(), unlinked);
    }

    private static Optional<Integer> needed(Link link) {
        return Optional.of(link.needs()).filter(needs -> needs != link.to().size());
    }

    private String names(Collection<UUID> of) {
        return items.findAll(of).stream().map(Item::name).sorted().collect(Collectors.joining(", "));
    }

    private void mustBeFree(Kind kind, String name) {
        items.named(Set.of(kind), name).stream().findFirst().ifPresent(there -> {
            throw InventoryRefusals.taken(there);
        });
    }

    private Item lock(UUID id, OptionalLong expectedVersion) {
        Item found = items.lock(id).orElseThrow(() -> InventoryRefusals.unknownItem(id));
        if (expectedVersion.isPresent() && expectedVersion.getAsLong() != found.version()) {
            throw InventoryRefusals.outOfDate(found, expectedVersion.getAsLong());
        }
        return found;
    }

    private Item changed(Actor actor, UUID id, Happening what) {
        changes.add(id, clock.instant(), actor.name(), what);
        events.publishEvent(new ItemChanged(id));
        return items.find(id).orElseThrow();
    }
}
