package io.evenkeel.inventory.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.inventory.ItemChanged;
import io.evenkeel.inventory.Kind;
import io.evenkeel.inventory.Link;
import io.evenkeel.inventory.internal.Happening.Differences;
import io.evenkeel.inventory.internal.Sighting.Target;
import io.evenkeel.inventory.internal.SightingRows.Known;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes into the inventory what was seen. What a person said stays: a name that was changed, a criticality, that something
 * is retired. Each new item is a transaction of its own, so that ten thousand at the first look hold nobody up.
 */
@Component
class Discovery {
    private static final Actor SYSTEM = Actor.system("inventory");
    /** Its change is a restart, which the heartbeat shows; it would fill the history. */
    private static final Set<String> NOT_WORTH_A_LINE = Set.of("bootedAt");

    private final SightingRows rows;
    private final LinkRows links;
    private final ChangeRows changes;
    private final NewIds ids;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    Discovery(
            SightingRows rows,
            LinkRows links,
            ChangeRows changes,
            NewIds ids,
            Audit audit,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            InstantSource clock) {
        this.rows = rows;
        this.links = links;
        this.changes = changes;
        this.ids = ids;
        this.audit = audit;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Something was seen as it is now. */
    void saw(List<Sighting> sightings) {
        Map<String, Known> before = rows.all();
        Set<Target> targets = rows.targets();
        var touched = new ArrayList<UUID>();
        for (Sighting sighting : sightings) {
            Optional<Known> known = Optional.ofNullable(before.get(sighting.foundAs()));
            Optional<Target> fresh = sighting.target().filter(target -> !targets.contains(target));
            if (known.isEmpty()) {
                transaction.executeWithoutResult(status -> appeared(sighting));
            } else if (fresh.isPresent() || !isAsBefore(known.get(), sighting)) {
                transaction.executeWithoutResult(status -> changed(known.get(), sighting));
            }
            known.filter(item -> item.isToBeTouched(clock.instant())).ifPresent(item -> touched.add(item.id()));
        }
        if (!touched.isEmpty()) {
            rows.touch(touched, clock.instant());
        }
    }

    private void appeared(Sighting sighting) {
        Optional<UUID> writtenDown = rows.adopt(sighting);
        UUID id = writtenDown.orElseGet(ids::next);
        if (writtenDown.isEmpty() && !rows.insert(id, sighting)) {
            return;
        }
        rows.touch(List.of(id), clock.instant());
        sighting.target().ifPresent(target -> rows.point(target, sighting.foundAs()));
        changes.add(id, clock.instant(), SYSTEM.name(), Happening.APPEARED);
        audit.record(
                SYSTEM,
                "inventory.discover",
                sighting.usualName(),
                Map.of("kind", sighting.kind().word()));
        joinHost(id, sighting);
        events.publishEvent(new ItemChanged(id));
    }

    /** What answers at an address of a host that is known most likely runs there; a person can remove the dependency. */
    private void joinHost(UUID id, Sighting sighting) {
        if (sighting.kind() == Kind.HOST) {
            rows.targetsOn(sighting.usualName(), id).forEach(dependent -> runsOn(dependent, id, sighting.usualName()));
            return;
        }
        sighting.target()
                .map(Target::host)
                .flatMap(host -> Optional.ofNullable(rows.all().get(Sighting.foundAsHost(host))))
                .ifPresent(host -> runsOn(id, host.id(), host.name()));
    }

    private void runsOn(UUID dependent, UUID host, String hostName) {
        if (links.from(dependent).stream().noneMatch(link -> link.to().contains(host))) {
            links.insert(new Link(ids.next(), dependent, List.of(host), 1, Optional.empty(), true));
            changes.add(dependent, clock.instant(), SYSTEM.name(), Happening.runsOn(hostName));
            events.publishEvent(new ItemChanged(dependent));
        }
    }

    private void changed(Known before, Sighting now) {
        now.target().ifPresent(target -> rows.point(target, now.foundAs()));
        Kind kind = kind(before, now);
        String name = kind == before.kind() || !isUsualName(before, now) ? before.name() : now.usualName();
        Map<String, String> facts = facts(before, now);
        rows.update(before.id(), kind, name, facts);
        Differences differences = differences(before, kind, facts);
        if (!differences.isEmpty()) {
            changes.add(before.id(), clock.instant(), SYSTEM.name(), differences.happening());
            events.publishEvent(new ItemChanged(before.id()));
        }
    }

    private static boolean isAsBefore(Known before, Sighting now) {
        return kind(before, now) == before.kind() && facts(before, now).equals(before.facts());
    }

    /** A target of which first only {@code up} was seen turns out to be a database; never the other way round. */
    private static Kind kind(Known before, Sighting now) {
        return before.kind() == Kind.SERVICE ? now.kind() : before.kind();
    }

    private static boolean isUsualName(Known before, Sighting now) {
        return now.target()
                .map(target -> Exporters.plainName(target).equals(before.name()))
                .orElse(false);
    }

    /** A series that is missing for a while takes nothing away from what is known. */
    private static Map<String, String> facts(Known before, Sighting now) {
        var facts = new HashMap<>(before.facts());
        facts.putAll(now.facts());
        return facts;
    }

    private static Differences differences(Known before, Kind kind, Map<String, String> facts) {
        var differences = new Differences();
        if (kind != before.kind()) {
            differences.of("kind", Optional.of(before.kind().word()), Optional.of(kind.word()));
        }
        for (String fact : new TreeSet<>(facts.keySet())) {
            String was = before.facts().get(fact);
            if (was != null && !Objects.equals(was, facts.get(fact)) && !NOT_WORTH_A_LINE.contains(fact)) {
                differences.of(fact, Optional.of(was), Optional.ofNullable(facts.get(fact)));
            }
        }
        return differences;
    }
}
