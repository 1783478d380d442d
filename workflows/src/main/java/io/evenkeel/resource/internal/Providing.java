package io.evenkeel.resource.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.resource.Resource;
import io.evenkeel.resource.Resource.Stage;
import io.evenkeel.resource.Resource.State;
import io.evenkeel.resource.Resource.What;
import io.evenkeel.resource.Resource.Wish;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What was wished and granted is done, or cannot be. Repeatable: what is done already is left as it is. */
@Component
class Providing {
    private final ResourceRecords records;
    private final Items items;
    private final Told told;
    private final ResourceSettings settings;

    Providing(ResourceRecords records, Items items, Told told, ResourceSettings settings) {
        this.records = records;
        this.items = items;
        this.told = told;
        this.settings = settings;
    }

    /**
     * @param name what it is called in the inventory; blank: its key
     * @param byProgram then a name that is another's is not refused but told apart
     */
    Resource fulfil(Actor actor, String key, String name, boolean byProgram) {
        Resource resource = records.locked(key);
        Optional<Wish> granted = resource.wish().filter(wish -> wish.stage() == Stage.PROVIDING);
        if (granted.isEmpty()) {
            return resource;
        }
        Wish wish = granted.get();
        Edit edit = Edit.of(resource).withoutWish();
        switch (wish.what()) {
            case PROVIDE ->
                edit.state(State.ACTIVE)
                        .quantity(wish.quantity())
                        .reserved(wish.quantity())
                        .until(wish.until())
                        .providedAt(settings.now());
            case RESIZE -> edit.quantity(wish.quantity()).reserved(wish.quantity());
            case EXTEND -> edit.state(State.ACTIVE).until(wish.until()).graceUntil(Optional.empty());
        }
        items.written(edit.after(), name, byProgram).ifPresent(item -> edit.item(item.id(), item.name()));
        Resource after = records.moved(actor, done(wish.what()), resource, edit, facts(resource, wish));
        told.provided(after, wish);
        return after;
    }

    private static String done(What what) {
        return switch (what) {
            case PROVIDE -> "provide";
            case RESIZE -> "resize";
            case EXTEND -> "prolong";
        };
    }

    private static Map<String, String> facts(Resource before, Wish wish) {
        Map<String, String> facts = new HashMap<>();
        facts.put("quantity", Integer.toString(wish.quantity()));
        facts.put("until", wish.until().toString());
        if (wish.what() != What.PROVIDE) {
            facts.put(
                    "before",
                    wish.what() == What.RESIZE
                            ? Integer.toString(before.quantity())
                            : before.until().toString());
        }
        return facts;
    }

    /** It could not be done: what was reserved for it is free again. */
    Resource giveUp(Actor actor, String key, String why) {
        Resource resource = records.locked(key);
        Optional<Wish> granted = resource.wish().filter(wish -> wish.stage() == Stage.PROVIDING);
        if (granted.isEmpty()) {
            return resource;
        }
        Wish wish = granted.get();
        Edit edit = Edit.of(resource).reason(why);
        Resource after = records.moved(
                actor,
                "give-up",
                resource,
                wish.what() == What.PROVIDE
                        ? edit.over(State.NOT_PROVIDED, settings.now())
                        : edit.withoutWish().reserved(resource.quantity()),
                Map.of("why", why));
        told.notProvided(after, wish, why);
        return after;
    }
}
