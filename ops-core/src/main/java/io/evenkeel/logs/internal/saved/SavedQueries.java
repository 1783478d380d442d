package io.evenkeel.logs.internal.saved;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.audit.UuidSeven;
import io.evenkeel.logs.LogQuery;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Queries that people keep under a name: for themselves, or for everybody. */
@Service
public class SavedQueries {
    public static final int MOST_ON_A_PAGE = 100;
    private static final int MOST_OF_ONE = 100;
    private static final int MOST = 10_000;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_QUERY = 4_000;

    private final SavedQueryRows rows;
    private final Audit audit;
    private final InstantSource clock;

    SavedQueries(SavedQueryRows rows, Audit audit, InstantSource clock) {
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The actor's own and those that are shared, by name. Needs {@code SEE_OPERATIONS}.
     *
     * @param beyond the last one of the page before
     * @param most 1 to {@value #MOST_ON_A_PAGE}
     */
    @Transactional(readOnly = true)
    public List<SavedQuery> page(Actor actor, Optional<UUID> beyond, int most) {
        actor.mustHave(Right.SEE_OPERATIONS);
        if (most < 1 || most > MOST_ON_A_PAGE) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "limit-out-of-bounds", "limit must be 1 to " + MOST_ON_A_PAGE + ".", "limit");
        }
        return rows.page(actor.id(), beyond.map(id -> visible(actor, id)), most);
    }

    /**
     * Keeps a query; one that the actor keeps under this name is replaced. Needs {@code SEE_OPERATIONS}, and to share it
     * {@code HANDLE_INCIDENTS}.
     *
     * @throws io.evenkeel.logs.LogQueryError for a query that can't be read
     */
    @Transactional
    public SavedQuery save(Actor actor, String name, String query, boolean shared) {
        actor.mustHave(Right.SEE_OPERATIONS);
        if (shared) {
            actor.mustHave(Right.HANDLE_INCIDENTS);
        }
        String named = name.strip();
        if (named.isEmpty() || named.length() > LONGEST_NAME || named.chars().anyMatch(Character::isISOControl)) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "saved-query-name",
                    "A name has 1 to " + LONGEST_NAME + " characters on one line.",
                    "name");
        }
        if (query.length() > LONGEST_QUERY || query.indexOf('\0') >= 0) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "saved-query-long",
                    "A query that is kept has at most " + LONGEST_QUERY + " characters.",
                    "query");
        }
        LogQuery.parse(query);
        rows.lock();
        Optional<SavedQuery> before = rows.find(actor.id(), named);
        if (before.isEmpty() && (rows.ofOwner(actor.id()) >= MOST_OF_ONE || rows.all() >= MOST)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "too-many-saved-queries",
                    "Nobody keeps more than " + MOST_OF_ONE + " queries. Delete one that is not needed.");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID id = before.map(SavedQuery::id).orElseGet(() -> UuidSeven.at(now));
        var saved = new SavedQuery(id, named, query.strip(), actor.id(), actor.name(), shared, now);
        rows.put(saved);
        audit.record(
                actor, "logs.query.save", named, Map.of("query", saved.query(), "shared", Boolean.toString(shared)));
        return saved;
    }

    /** One's own; those of others only where they are shared and the actor may {@code EDIT_SETTINGS}. */
    @Transactional
    public void delete(Actor actor, UUID id) {
        actor.mustHave(Right.SEE_OPERATIONS);
        SavedQuery query = visible(actor, id);
        if (!query.owner().equals(actor.id())) {
            actor.mustHave(Right.EDIT_SETTINGS);
        }
        rows.remove(id);
        audit.record(actor, "logs.query.delete", query.name(), Map.of("query", query.query()));
    }

    /** What others keep for themselves is not there. */
    private SavedQuery visible(Actor actor, UUID id) {
        return rows.find(id)
                .filter(query -> query.shared() || query.owner().equals(actor.id()))
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "saved-query-unknown",
                        "This query is not kept any more. Load the list again."));
    }
}
