package io.evenkeel.inventory;

import io.evenkeel.audit.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * What there is and what depends on what. {@code expectedVersion}, where present, is {@code If-Match}. Thread-safe.
 */
public interface Inventory {

    /** Items that are not retired, by name; {@code next} is the cursor of the next page. */
    Page items(Search search);

    Optional<Item> find(UUID id);

    /** Those of these that there are, in no promised order. */
    List<Item> findAll(Collection<UUID> ids);

    /** Items of which people say that they are critical, which are not retired, by name; at most 2,000. */
    List<Item> critical();

    /** An item with what stands around it, what its failure hits, and what happened to it. */
    Detail detail(UUID id);

    /**
     * The dependencies between the items that are up to so many links away from this one, in whatever direction; those of the
     * nearest 500 items.
     *
     * @param steps 1 to 4
     */
    List<Link> links(UUID id, int steps);

    /**
     * The item that a series or an alert with these labels tells about: by {@code job} and {@code instance}, else by
     * {@code host}, else the one service whose name the label {@code service} gives.
     */
    Optional<Item> ofLabels(Map<String, String> labels);

    /**
     * What these items take down or weaken when all of them are gone; they themselves are not in it. The gravest first,
     * then by name.
     */
    List<Hit> hits(Set<UUID> gone);

    /** Writes down an item; refused if one of the same kind and name is there. */
    Item add(Actor actor, Kind kind, Traits traits);

    /** Replaces what people say about an item; also brings back a retired one. */
    Item change(Actor actor, UUID id, Traits traits, OptionalLong expectedVersion);

    /** Says until which day it is there; empty: for no known time. Needs {@code EDIT_INVENTORY}. */
    Item ends(Actor actor, UUID id, Optional<LocalDate> lastDay);

    /** Says that it is gone. Its own dependencies go with it; refused while something depends on it. */
    Item retire(Actor actor, UUID id, OptionalLong expectedVersion);

    /**
     * Says that an item depends on others.
     *
     * @param needs how many of them it needs; absent is all
     */
    Link link(Actor actor, UUID from, List<UUID> to, Optional<Integer> needs, Optional<String> note);

    void unlink(Actor actor, UUID link);

    /** @param name 1 to 200 characters */
    record Traits(String name, Optional<Criticality> criticality, Optional<String> owner, Optional<String> note) {}

    /**
     * @param words found in name, owner or note, upper and lower case alike
     * @param cursor {@link Page#next} of the page before
     * @param limit to 500
     */
    record Search(Optional<Kind> kind, Optional<String> words, Optional<String> cursor, int limit) {}

    record Page(List<Item> items, Optional<String> next) {

        public Page {
            items = List.copyOf(items);
        }
    }

    record Hit(Item item, Effect effect) {}

    /**
     * @param around the items up to two links away and the item itself, at most 500
     * @param links those between them
     * @param more whether there was more around it
     * @param history newest first, the newest 200
     */
    record Detail(
            Item item, List<Item> around, List<Link> links, boolean more, List<Hit> impact, List<Change> history) {

        public Detail {
            around = List.copyOf(around);
            links = List.copyOf(links);
            impact = List.copyOf(impact);
            history = List.copyOf(history);
        }
    }

    /**
     * @param what in English: {@code criticality: none → high}
     * @param code what happened, for whoever words it in another language; absent from before there were codes
     * @param facts what the words name
     */
    record Change(Instant at, String actor, String what, Optional<String> code, Map<String, String> facts) {

        public Change {
            facts = Map.copyOf(facts);
        }
    }
}
