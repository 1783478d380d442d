package io.evenkeel.resource.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.resource.Resource;
import io.evenkeel.resource.Resource.Owner;
import io.evenkeel.resource.Resource.Stage;
import io.evenkeel.resource.Resource.State;
import io.evenkeel.resource.Resource.What;
import io.evenkeel.resource.Resource.Wish;
import io.evenkeel.resource.ResourceKind;
import io.evenkeel.resource.Resources.Verb;
import io.evenkeel.workflow.Approvals;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** What owners do with what they have or wait for. */
@Component
class Wishing {
    static final int LONGEST_REASON = 1_000;
    private static final int LONGEST_KEPT_DAYS = 366;

    private final Visible visible;
    private final ResourceRecords records;
    private final KindRows kinds;
    private final Quotas quotas;
    private final IdleRows idle;
    private final Approvals approvals;
    private final Provider provider;
    private final Ending ending;
    private final ResourceFlow flow;
    private final ResourceSettings settings;

    Wishing(
            Visible visible,
            ResourceRecords records,
            KindRows kinds,
            Quotas quotas,
            IdleRows idle,
            Approvals approvals,
            Provider provider,
            Ending ending,
            ResourceFlow flow,
            ResourceSettings settings) {
        this.visible = visible;
        this.records = records;
        this.kinds = kinds;
        this.quotas = quotas;
        this.idle = idle;
        this.approvals = approvals;
        this.provider = provider;
        this.ending = ending;
        this.flow = flow;
        this.settings = settings;
    }

    Resource changeSize(Actor actor, String key, int quantity, String given, OptionalLong expectedVersion) {
        Resource resource = lockFor(Verb.CHANGE_SIZE, actor, key, expectedVersion);
        Applying.quantity(kind(resource), quantity);
        if (quantity == resource.quantity()) {
            throw ResourceSentences.invalid(key + " has " + quantity + " already.", "quantity");
        }
        int more = quantity - resource.reserved();
        if (more > 0) {
            quotas.take(resource, more);
        }
        return wish(
                actor,
                resource,
                "change-size",
                What.RESIZE,
                quantity,
                resource.until(),
                given,
                Math.max(quantity, resource.reserved()));
    }

    Resource extend(Actor actor, String key, LocalDate until, String given, OptionalLong expectedVersion) {
        Resource resource = lockFor(Verb.EXTEND, actor, key, expectedVersion);
        later(resource, until);
        return wish(actor, resource, "extend", What.EXTEND, resource.quantity(), until, given, resource.reserved());
    }

    private void later(Resource resource, LocalDate until) {
        Applying.lastDay(kind(resource), until, settings.today());
        if (!until.isAfter(resource.until())) {
            throw ResourceSentences.invalid(
                    "Its last day is " + resource.until() + " already: choose a later one, or release it.", "until");
        }
    }

    private Resource wish(
            Actor actor,
            Resource resource,
            String verb,
            What what,
            int quantity,
            LocalDate until,
            String given,
            int reserved) {
        String reason = Applying.text(given, "reason", LONGEST_REASON);
        Owner by = Visible.person(actor)
                .map(person -> new Owner(person, actor.name()))
                .orElse(resource.owner());
        Wish wish = new Wish(what, quantity, until, reason, by, Stage.DECIDING, Optional.empty());
        Resource after = records.moved(
                actor,
                verb,
                resource,
                Edit.of(resource).wish(wish).reserved(reserved),
                Map.of("quantity", Integer.toString(quantity), "until", until.toString(), "reason", reason));
        flow.wished(after);
        return after;
    }

    Resource release(Actor actor, String key, String given, OptionalLong expectedVersion) {
        Resource resource = lockFor(Verb.RELEASE, actor, key, expectedVersion);
        Resource after = ending.toGrace(actor, resource, "release", Applying.text(given, "reason", LONGEST_REASON));
        flow.released(after);
        return after;
    }

    Resource restore(Actor actor, String key, Optional<LocalDate> until, String given, OptionalLong expectedVersion) {
        Resource resource = lockFor(Verb.RESTORE, actor, key, expectedVersion);
        if (until.filter(day -> day.isAfter(resource.until())).isPresent()) {
            later(resource, until.get());
            return wish(
                    actor,
                    resource,
                    "restore",
                    What.EXTEND,
                    resource.quantity(),
                    until.get(),
                    given,
                    resource.reserved());
        }
        if (resource.until().isBefore(settings.today())) {
            throw ResourceSentences.invalid(
                    "Its last day was " + resource.until() + ": say until when you need it now.", "until");
        }
        String reason = Applying.text(given, "reason", LONGEST_REASON);
        Resource after = records.moved(
                actor,
                "restore",
                resource,
                Edit.of(resource).state(State.ACTIVE).graceUntil(Optional.empty()),
                Map.of("until", resource.until().toString(), "reason", reason));
        flow.restored(after);
        return after;
    }

    Resource withdraw(Actor actor, String key, String reason, OptionalLong expectedVersion) {
        Resource after = withdrawn(actor, lockFor(Verb.WITHDRAW, actor, key, expectedVersion), reason);
        flow.withdrawn(after);
        return after;
    }

    /** Without a word to the process. */
    Resource withdrawn(Actor actor, Resource resource, String given) {
        Wish wish = resource.wish().orElseThrow();
        String reason = Applying.text(given, "reason", LONGEST_REASON);
        if (wish.stage() == Stage.APPROVING) {
            resource.approval().ifPresent(id -> approvals.withdraw(actor, id, reason));
        }
        if (resource.called()) {
            provider.callOff(resource, reason);
        }
        Edit edit = Edit.of(resource).reason(reason);
        return records.moved(
                actor,
                "withdraw",
                resource,
                wish.what() == What.PROVIDE
                        ? edit.over(State.WITHDRAWN, settings.now())
                        : edit.withoutWish().reserved(resource.quantity()),
                Map.of("what", wish.what().word(), "reason", reason));
    }

    Resource keep(Actor actor, String key, String given, LocalDate until, OptionalLong expectedVersion) {
        Resource resource = lockFor(Verb.KEEP, actor, key, expectedVersion);
        String reason = Applying.text(given, "reason", LONGEST_REASON);
        LocalDate last = settings.today().plusDays(LONGEST_KEPT_DAYS);
        if (!until.isAfter(settings.today()) || until.isAfter(last)) {
            throw ResourceSentences.invalid(
                    "Say until when you are not asked again: after today, by " + last + ".", "until");
        }
        idle.answered(
                resource.id(),
                IdleRows.Answer.KEPT,
                settings.now(),
                actor.name(),
                Optional.of(reason),
                Optional.of(until));
        Map<String, String> facts = new HashMap<>(Map.of("reason", reason, "until", until.toString()));
        return records.moved(actor, "keep", resource, Edit.of(resource), facts);
    }

    private ResourceKind kind(Resource resource) {
        return kinds.find(resource.kind()).orElseThrow();
    }

    /** Finds it, keeps others from changing it, and refuses what its owner, its version or its state forbids. */
    private Resource lockFor(Verb verb, Actor actor, String key, OptionalLong expectedVersion) {
        Resource resource = visible.lockedFor(actor, key);
        if (expectedVersion.isPresent() && expectedVersion.getAsLong() != resource.version()) {
            throw ResourceSentences.outOfDate(resource, expectedVersion.getAsLong());
        }
        Phase.of(resource, idle.open(resource.id()).isPresent()).against(verb).ifPresent(snag -> {
            throw ResourceSentences.refusal(resource, snag);
        });
        return resource;
    }
}
