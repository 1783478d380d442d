package io.evenkeel.change.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.audit.UuidSeven;
import io.evenkeel.change.Freeze;
import io.evenkeel.change.Freeze.Weekly;
import io.evenkeel.change.Freezes;
import io.evenkeel.change.Window;
import io.evenkeel.inventory.Inventory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class StoredFreezes implements Freezes {
    private static final int LONGEST_NAME = 100;
    private static final int MOST_ITEMS = 500;
    private static final int MOST = 200;
    private static final Duration LONGEST = Duration.ofDays(366);

    private final FreezeRows rows;
    private final Inventory inventory;
    private final Audit audit;
    private final InstantSource clock;

    StoredFreezes(FreezeRows rows, Inventory inventory, Audit audit, InstantSource clock) {
        this.rows = rows;
        this.inventory = inventory;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Freeze> list() {
        Instant now = clock.instant();
        return rows.all().stream()
                .filter(freeze ->
                        freeze.once().map(once -> once.to().isAfter(now)).orElse(true))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Freeze> over(UUID item, Instant at) {
        var moment = new Window(at, at.plusNanos(1));
        return rows.all().stream()
                .filter(freeze -> freeze.items().isEmpty() || freeze.items().contains(item))
                .filter(freeze -> !FreezeCalendar.during(freeze, moment).isEmpty())
                .findFirst();
    }

    @Override
    @Transactional
    public Freeze add(
            Actor actor, String name, String reason, Optional<Window> once, Optional<Weekly> weekly, Set<UUID> items) {
        actor.mustHave(Right.EDIT_DESK);
        if (once.isPresent() == weekly.isPresent()) {
            throw ChangeSentences.invalid("Give either from and to, or a weekly time.", "from");
        }
        once.ifPresent(this::mustBeAhead);
        weekly.ifPresent(StoredFreezes::mustNotBeAlways);
        mustBeKnown(items);
        String called = Texts.line(name, "name");
        if (called.length() > LONGEST_NAME || rows.all().size() >= MOST) {
            throw ChangeSentences.invalid(
                    "A name has at most " + LONGEST_NAME + " characters, and there are at most " + MOST + " freezes.",
                    "name");
        }
        var freeze = new Freeze(
                UuidSeven.at(clock.instant()), called, Texts.text(reason, "reason"), once, weekly, items, actor.name());
        if (!rows.insert(freeze)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "freeze-exists", "There is a freeze \"" + called + "\" already.", "name");
        }
        audit.record(actor, "change.freeze.add", called, facts(freeze));
        return freeze;
    }

    @Override
    @Transactional
    public void remove(Actor actor, UUID id) {
        actor.mustHave(Right.EDIT_DESK);
        Freeze freeze = rows.find(id)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND, "freeze-unknown", "There is no such freeze; somebody took it back."));
        rows.delete(id);
        audit.record(actor, "change.freeze.remove", freeze.name(), facts(freeze));
    }

    private void mustBeAhead(Window once) {
        if (!once.to().isAfter(clock.instant()) || once.length().compareTo(LONGEST) > 0) {
            throw ChangeSentences.invalid("A freeze ends after now and lasts at most a year.", "to");
        }
    }

    private static void mustNotBeAlways(Weekly weekly) {
        if (weekly.fromDay() == weekly.toDay() && weekly.fromTime().equals(weekly.toTime())) {
            throw ChangeSentences.invalid(
                    "This would be always: a weekly freeze ends before it begins again.", "weekly");
        }
    }

    private void mustBeKnown(Set<UUID> items) {
        if (items.size() > MOST_ITEMS || inventory.findAll(items).size() != items.size()) {
            throw ChangeSentences.invalid("Name at most " + MOST_ITEMS + " items that the inventory has.", "items");
        }
    }

    private static Map<String, String> facts(Freeze freeze) {
        return Map.of(
                "reason",
                freeze.reason(),
                "when",
                freeze.once()
                        .map(once -> once.from() + " to " + once.to())
                        .orElseGet(() -> "weekly "
                                + freeze.weekly().map(Weekly::toString).orElse("")),
                "items",
                freeze.items().isEmpty() ? "all" : freeze.items().toString());
    }
}
