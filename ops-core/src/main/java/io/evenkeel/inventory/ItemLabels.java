package io.evenkeel.inventory;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The way back from an item to the labels that tell about it. Thread-safe. */
public interface ItemLabels {

    /**
     * How series and alerts of this item are labelled, as {@link Inventory#ofLabels} understands them: each element is one
     * way, and what goes none of these ways is on another item or on none. Empty for an item that nothing measures and
     * whose name another one has too.
     */
    List<Way> of(UUID item);

    /**
     * One way in which labels name an item.
     *
     * @param equal labels and their values; an empty value says that the label is absent
     * @param otherInstances values of {@code instance} that name another item although the rest fits
     * @param anyCase whether upper and lower case are alike in the value of {@code host}
     */
    record Way(Map<String, String> equal, Set<String> otherInstances, boolean anyCase) {

        public Way {
            equal = Map.copyOf(equal);
            otherInstances = Set.copyOf(otherInstances);
        }
    }
}
