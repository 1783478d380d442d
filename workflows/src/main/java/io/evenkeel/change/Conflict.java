package io.evenkeel.change;

import io.evenkeel.change.Change.ChangedItem;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One item on which a change meets something else that is planned.
 *
 * @param item empty for a freeze of everything
 * @param with the other change's key, or the name of the freeze
 * @param title of the other change, or why there is a freeze
 * @param common when both would be
 * @param clearsAt from when on it would meet it no more
 * @param refuses whether the change cannot be submitted or begun because of it
 */
public record Conflict(
        Rule rule,
        Optional<ChangedItem> item,
        String with,
        String title,
        Window common,
        Instant clearsAt,
        boolean refuses) {

    /** Why two meet. */
    public enum Rule {
        /** A freeze is over the item, or over everything. */
        FREEZE,
        /** Both change it. */
        SAME_ITEM,
        /** The other changes it, and it depends on what this one changes. */
        DEPENDS_ON_THIS,
        /** This one changes it, and it depends on what the other changes. */
        DEPENDS_ON_OTHER,
        /** It is a business service that both can hit. */
        SAME_SERVICE;

        /** As on the wire: {@code same-item}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
