package io.evenkeel.oncall.web;

import io.evenkeel.oncall.Handover;
import io.evenkeel.oncall.Handover.Section;
import io.evenkeel.oncall.Handover.Someone;
import io.evenkeel.oncall.Handovers.Draft;
import io.evenkeel.oncall.Handovers.Why;
import io.evenkeel.oncall.OnCall.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is answered about hand-overs. */
final class HandoverAnswers {
    private HandoverAnswers() {}

    /**
     * @param from whose shift ends; absent in a gap
     * @param to who is next; absent where there is nobody
     * @param whyNot why the caller cannot hand it over now
     * @param waiting the one before, while nobody accepted it
     */
    record HandoverDraft(
            UUID schedule,
            String scheduleName,
            Optional<Someone> from,
            Optional<Someone> to,
            Optional<Span> shift,
            Optional<Instant> endsAt,
            List<Section> sections,
            Optional<Why> whyNot,
            Optional<HandoverHead> waiting,
            Instant at) {

        static HandoverDraft of(Draft draft, Optional<HandoverHead> waiting) {
            return new HandoverDraft(
                    draft.schedule(),
                    draft.scheduleName(),
                    draft.from(),
                    draft.to(),
                    draft.shift(),
                    draft.endsAt(),
                    draft.sections(),
                    draft.whyNot(),
                    waiting,
                    draft.at());
        }
    }

    /**
     * Without its sections.
     *
     * @param acceptance who accepted it, with the name of whose shift it is where that is another
     * @param whyNotAccept why the caller cannot accept it; absent where they can
     */
    record HandoverHead(
            UUID id,
            UUID schedule,
            String scheduleName,
            int number,
            Someone by,
            Optional<Someone> from,
            Someone to,
            Span shift,
            Instant at,
            String note,
            Handover.State state,
            Optional<Handover.Acceptance> acceptance,
            List<Handover.Reminder> reminders,
            Optional<Why> whyNotAccept) {

        static HandoverHead of(Handover handover, Optional<Why> whyNotAccept) {
            return new HandoverHead(
                    handover.id(),
                    handover.schedule(),
                    handover.scheduleName(),
                    handover.number(),
                    handover.by(),
                    handover.from(),
                    handover.to(),
                    handover.shift(),
                    handover.at(),
                    handover.note(),
                    handover.state(),
                    handover.acceptance(),
                    handover.reminders(),
                    whyNotAccept);
        }
    }

    record HandoverAnswer(HandoverHead handover, List<Section> sections) {}

    record HandoverPage(List<HandoverHead> items, Optional<String> next) {}

    record HandOverRequest(Optional<UUID> schedule, Optional<String> note) {}
}
