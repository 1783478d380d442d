package io.evenkeel.resource.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.resource.Resource;
import io.evenkeel.resource.Resource.State;
import io.evenkeel.resource.ResourceKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The end of a resource: its time of grace, and its return. Repeatable: what has happened already is left as it is. */
@Component
class Ending {
    private final ResourceRecords records;
    private final KindRows kinds;
    private final Items items;
    private final IdleRows idle;
    private final Told told;
    private final ResourceSettings settings;

    Ending(ResourceRecords records, KindRows kinds, Items items, IdleRows idle, Told told, ResourceSettings settings) {
        this.records = records;
        this.kinds = kinds;
        this.items = items;
        this.idle = idle;
        this.told = told;
        this.settings = settings;
    }

    /** Its last day is over. Does nothing where that is not so, or it was extended meanwhile. */
    Resource end(Actor actor, String key) {
        Resource resource = records.locked(key);
        boolean over = !settings.endOf(resource.until()).isAfter(settings.now());
        return resource.state() == State.ACTIVE && resource.wish().isEmpty() && over
                ? toGrace(actor, resource, "end", "")
                : resource;
    }

    /** From use into the time of grace. */
    Resource toGrace(Actor actor, Resource resource, String verb, String reason) {
        ResourceKind kind = kinds.find(resource.kind()).orElseThrow();
        Instant graceUntil = settings.now().plus(Duration.ofDays(kind.graceDays()));
        Edit edit = Edit.of(resource)
                .state(State.GRACE)
                .graceUntil(Optional.of(graceUntil))
                .reason(reason);
        Map<String, String> facts = new HashMap<>(Map.of("graceUntil", graceUntil.toString()));
        Optional.of(reason).filter(said -> !said.isBlank()).ifPresent(said -> facts.put("reason", said));
        Resource after = records.moved(actor, verb, resource, edit, facts);
        idle.answered(
                resource.id(),
                IdleRows.Answer.RELEASED,
                settings.now(),
                actor.name(),
                Optional.empty(),
                Optional.empty());
        if (kind.graceDays() > 0) {
            told.inGrace(after, LocalDate.ofInstant(graceUntil, settings.zone()));
        }
        return after;
    }

    /** The time of grace is over: it is taken back. */
    Resource beginReclaim(Actor actor, String key) {
        Resource resource = records.locked(key);
        boolean over = resource.graceUntil()
                .filter(until -> !until.isAfter(settings.now()))
                .isPresent();
        return resource.state() == State.GRACE && resource.wish().isEmpty() && over
                ? records.moved(actor, "reclaim", resource, Edit.of(resource).state(State.RECLAIMING), Map.of())
                : resource;
    }

    /** It is back. What something depends on stays in the inventory: a person has to look, a program cannot be refused. */
    Resource reclaimed(Actor actor, String key, boolean byProgram) {
        Resource resource = records.locked(key);
        if (resource.state() != State.RECLAIMING) {
            return resource;
        }
        Map<String, String> facts = new HashMap<>();
        Optional<String> needed = resource.item().flatMap(items::neededBy);
        if (needed.isPresent() && !byProgram) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "resource-item-needed",
                    resource.itemName().orElse(key) + " is needed by " + needed.get()
                            + ". Remove the dependency in the inventory first.");
        }
        needed.ifPresentOrElse(
                names -> facts.put("keptFor", names), () -> resource.item().ifPresent(items::retire));
        return records.moved(
                actor, "reclaimed", resource, Edit.of(resource).over(State.RECLAIMED, settings.now()), facts);
    }
}
