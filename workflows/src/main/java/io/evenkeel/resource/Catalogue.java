package io.evenkeel.resource;

import io.evenkeel.audit.Actor;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What can be applied for, and how much of it somebody may have. Thread-safe. */
public interface Catalogue {

    /** Everything, by id. */
    List<ResourceKind> kinds();

    Optional<ResourceKind> kind(String id);

    /**
     * Writes down an entry or replaces it; what there is of it already keeps its price. Needs {@code EDIT_DESK}.
     *
     * @param kind {@code version} is not read
     */
    ResourceKind put(Actor actor, ResourceKind kind, OptionalLong expectedVersion);

    /** Who has a quota of their own or something of a kind; by kind and holder, at most 500 after the cursor. */
    QuotaPage quotas(Optional<String> kind, Optional<String> cursor, int limit);

    /** How much of each kind these may have and have, in the order of {@link #kinds}; for every holder one. */
    List<Quota> quotasOf(List<String> holders);

    /**
     * Gives somebody a quota of their own. What they have beyond it stays; they get no more. Needs {@code EDIT_DESK}.
     *
     * @param most empty: again what the kind says
     */
    Quota putQuota(Actor actor, String kind, String holder, OptionalInt most);

    /**
     * @param holder {@code person/ID} or {@code team/NAME}
     * @param holderName as people read it
     * @param own whether it differs from what the kind says
     */
    record Quota(String kind, String holder, String holderName, int most, boolean own, int used) {

        public int free() {
            return Math.max(0, most - used);
        }
    }

    record QuotaPage(List<Quota> items, Optional<String> next) {

        public QuotaPage {
            items = List.copyOf(items);
        }
    }
}
