package io.evenkeel.resource.internal;

import io.evenkeel.resource.Resource;
import io.evenkeel.resource.Resource.State;
import io.evenkeel.resource.Resource.Wish;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** What of a resource can change, and how; not shared between threads. */
final class Edit {
    private final Resource before;
    private State state;
    private int quantity;
    private int reserved;
    private LocalDate until;
    private Optional<Wish> wish;
    private Optional<String> approval;
    private boolean called;
    private Optional<UUID> item;
    private Optional<String> itemName;
    private Optional<Instant> providedAt;
    private Optional<Instant> graceUntil;
    private Optional<Instant> endedAt;
    private Optional<String> reason;

    private Edit(Resource before) {
        this.before = before;
        state = before.state();
        quantity = before.quantity();
        reserved = before.reserved();
        until = before.until();
        wish = before.wish();
        approval = before.approval();
        called = before.called();
        item = before.item();
        itemName = before.itemName();
        providedAt = before.providedAt();
        graceUntil = before.graceUntil();
        endedAt = before.endedAt();
        reason = before.reason();
    }

    static Edit of(Resource before) {
        return new Edit(before);
    }

    Edit state(State next) {
        state = next;
        return this;
    }

    /** Nothing goes on with it any more, and nothing of it counts. */
    Edit over(State end, Instant at) {
        state = end;
        endedAt = Optional.of(at);
        graceUntil = Optional.empty();
        reserved = 0;
        return withoutWish();
    }

    Edit quantity(int there) {
        quantity = there;
        return this;
    }

    Edit reserved(int counted) {
        reserved = counted;
        return this;
    }

    Edit until(LocalDate lastDay) {
        until = lastDay;
        return this;
    }

    Edit wish(Wish wished) {
        wish = Optional.of(wished);
        return this;
    }

    Edit withoutWish() {
        wish = Optional.empty();
        called = false;
        return this;
    }

    Edit approval(String id) {
        approval = Optional.of(id);
        return this;
    }

    Edit called(boolean waits) {
        called = waits;
        return this;
    }

    Edit item(UUID id, String name) {
        item = Optional.of(id);
        itemName = Optional.of(name);
        return this;
    }

    Edit providedAt(Instant at) {
        providedAt = Optional.of(at);
        return this;
    }

    Edit graceUntil(Optional<Instant> end) {
        graceUntil = end;
        return this;
    }

    /** The last one stays where there is none. */
    Edit reason(String said) {
        reason = said.isBlank() ? reason : Optional.of(said);
        return this;
    }

    Resource after() {
        return new Resource(
                before.id(),
                before.key(),
                before.kind(),
                before.owner(),
                before.team(),
                before.purpose(),
                state,
                quantity,
                reserved,
                until,
                before.unitPrice(),
                before.currency(),
                wish,
                approval,
                called,
                item,
                itemName,
                before.appliedAt(),
                providedAt,
                graceUntil,
                endedAt,
                reason,
                before.version() + 1);
    }
}
