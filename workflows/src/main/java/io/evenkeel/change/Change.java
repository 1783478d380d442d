package io.evenkeel.change;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Something that people change on purpose.
 *
 * @param key what people say: {@code CHG-77}
 * @param template which one a standard change follows
 * @param items what it is on, as the inventory called it when it was planned
 * @param backOutTested whether somebody has tried the way back
 * @param risk as the table decided when it was submitted, or begun
 * @param despite why it was submitted although it meets others
 * @param approval the id of what is, or was, voted on
 * @param muted whether the alerts of its items are muted by it
 * @param unmutable items whose alerts cannot be told apart by labels and so are not muted
 * @param reason the last one that somebody gave: refused, backed out, withdrawn
 * @param version for {@code If-Match}; grows with each change
 */
public record Change(
        String key,
        Kind kind,
        String title,
        String why,
        State state,
        Optional<String> template,
        List<ChangedItem> items,
        Window window,
        List<Stage> implementation,
        List<Stage> backOut,
        boolean backOutTested,
        Optional<Risk> risk,
        Optional<String> despite,
        Optional<String> approval,
        Optional<UUID> plannedBy,
        String plannedByName,
        Instant plannedAt,
        Optional<Instant> startedAt,
        Optional<String> startedByName,
        Optional<Instant> endedAt,
        Optional<String> endedByName,
        Optional<String> reason,
        boolean muted,
        List<String> unmutable,
        Optional<Review> review,
        Optional<Instant> closedAt,
        long version) {

    public Change {
        items = List.copyOf(items);
        implementation = List.copyOf(implementation);
        backOut = List.copyOf(backOut);
        unmutable = List.copyOf(unmutable);
    }

    /** How much has to be asked before. */
    public enum Kind {
        /** Done often, by a template; nobody is asked. */
        STANDARD,
        /** Approved before, by its risk. */
        NORMAL,
        /** Done first; approved and reviewed afterwards. */
        EMERGENCY;

        /** As on the wire: {@code emergency}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where it is; {@link Changes} says which verb goes where. */
    public enum State {
        DRAFT,
        APPROVING,
        REFUSED,
        SCHEDULED,
        RUNNING,
        BACKING_OUT,
        DONE,
        BACKED_OUT,
        /** Its window passed and nobody had begun. */
        MISSED,
        WITHDRAWN,
        CLOSED;

        /** Whether it may still be carried out, or is. */
        public boolean isPlanned() {
            return switch (this) {
                case DRAFT, APPROVING, REFUSED, SCHEDULED, RUNNING, BACKING_OUT -> true;
                case DONE, BACKED_OUT, MISSED, WITHDRAWN, CLOSED -> false;
            };
        }

        /** As on the wire: {@code backing-out}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** How much can go wrong. */
    public enum Level {
        LOW,
        MEDIUM,
        HIGH;

        /** As on the wire: {@code high}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What the table {@code change-risk} said.
     *
     * @param row which row decided, counted from 1; 0 if none did
     * @param approvals how many yes it needs
     * @param groups whose
     */
    public record Risk(Level level, int row, int approvals, Set<String> groups) {

        public Risk {
            groups = Set.copyOf(groups);
        }
    }

    /** @param kind {@code host}, {@code database}, … */
    public record ChangedItem(UUID id, String name, String kind) {}

    /** One thing to do, ticked off when it is done. */
    public record Stage(String text, Optional<Instant> doneAt, Optional<String> doneBy) {

        public static Stage toDo(String text) {
            return new Stage(text, Optional.empty(), Optional.empty());
        }

        public boolean isDone() {
            return doneAt.isPresent();
        }
    }

    /** How it went, as people see it afterwards. */
    public enum Result {
        SUCCESSFUL,
        WITH_TROUBLE,
        FAILED;

        /** As on the wire: {@code with-trouble}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** @param health as it was measured when the review was written */
    public record Review(Result result, String text, String byName, Instant at, Health health) {}

    public Set<UUID> itemIds() {
        return items.stream().map(ChangedItem::id).collect(Collectors.toUnmodifiableSet());
    }
}
