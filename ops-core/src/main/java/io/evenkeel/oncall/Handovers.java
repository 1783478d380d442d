package io.evenkeel.oncall;

import io.evenkeel.audit.Actor;
import io.evenkeel.oncall.Handover.Section;
import io.evenkeel.oncall.Handover.Someone;
import io.evenkeel.oncall.OnCall.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One shift tells the next what it takes over. The draft writes itself from what the rooms say; handing over freezes it,
 * and the next shift accepts it. Until then it is reminded, and after that others are told. Thread-safe.
 *
 * <p>A lead is an administrator or a member of the team {@code desk-lead}.
 */
public interface Handovers {

    /** The team whose people hand over and accept for others. */
    String LEADS = "desk-lead";

    /**
     * What would be handed over now. Needs {@code SEE_OPERATIONS}. Called outside of a transaction.
     *
     * @param schedule empty: the one in which the actor is on call, else the first
     */
    Draft draft(Actor actor, Optional<UUID> schedule);

    /**
     * Hands over what {@link #draft} shows, and tells whoever is next. Done by the one whose shift ends, or by a lead.
     * Needs {@code HANDLE_INCIDENTS}. Called outside of a transaction.
     *
     * @param note to 4,000 characters; may be empty
     */
    Handover handOver(Actor actor, Optional<UUID> schedule, String note);

    /**
     * Takes it over: who has the next shift, or a lead in their name; never who handed it over. Refused CONFLICT if it is
     * accepted already or replaced. Needs {@code HANDLE_INCIDENTS}.
     */
    Handover accept(Actor actor, UUID id);

    /** Needs {@code SEE_OPERATIONS}. */
    Handover get(Actor actor, UUID id);

    /**
     * The newest first, without what is in them. Needs {@code SEE_OPERATIONS}.
     *
     * @param waiting only those that wait to be accepted
     * @param limit 1 to 100
     */
    Page list(Actor actor, boolean waiting, Optional<Long> before, int limit);

    /** Whether the actor may accept it now, and why not. */
    Optional<Why> whyNotAccept(Actor actor, Handover handover);

    /** @param sentence with the way out */
    record Why(String code, String sentence) {}

    /**
     * @param from whose shift ends; empty in a gap
     * @param to who is next; empty where there is nobody
     * @param shift the next one; empty where there is nobody
     * @param endsAt when the shift that ends, ends
     * @param whyNot why the actor cannot hand it over now
     * @param waiting the one before it, if nobody accepted it yet
     */
    record Draft(
            UUID schedule,
            String scheduleName,
            Optional<Someone> from,
            Optional<Someone> to,
            Optional<Span> shift,
            Optional<Instant> endsAt,
            List<Section> sections,
            Optional<Why> whyNot,
            Optional<Handover> waiting,
            Instant at) {

        public Draft {
            sections = List.copyOf(sections);
        }
    }

    /** @param next to ask for those before */
    record Page(List<Handover> items, Optional<Long> next) {

        public Page {
            items = List.copyOf(items);
        }
    }
}
