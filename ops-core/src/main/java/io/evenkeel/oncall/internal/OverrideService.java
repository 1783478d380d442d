package io.evenkeel.oncall.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Right;
import io.evenkeel.oncall.OnCall.Schedule;
import io.evenkeel.oncall.OnCall.Span;
import io.evenkeel.oncall.Overrides;
import io.evenkeel.oncall.internal.OverrideRows.OverrideRow;
import io.evenkeel.oncall.internal.Roster.Cover;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who stands in for whom: overrides by {@link Covers}, exchanges by {@link TurnSwaps}. */
@Service
class OverrideService implements Overrides {
    private static final int LONGEST_TAKE_HOURS = 72;

    private final OverrideRows rows;
    private final Covers covers;
    private final TurnSwaps swaps;
    private final Audit audit;

    OverrideService(OverrideRows rows, Covers covers, TurnSwaps swaps, Audit audit) {
        this.rows = rows;
        this.covers = covers;
        this.swaps = swaps;
        this.audit = audit;
    }

    @Override
    @Transactional
    public UUID add(Actor actor, UUID scheduleId, UUID person, Span span, String reason) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        if (!Covers.isSelf(actor, person)) {
            actor.mustHave(Right.EDIT_ON_CALL);
        }
        Schedule schedule = covers.schedule(scheduleId);
        return covers.put(actor, schedule, person, span, reason.strip(), "oncall.override");
    }

    @Override
    @Transactional
    public UUID takeNow(Actor actor, UUID scheduleId, int hours) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        if (hours < 1 || hours > LONGEST_TAKE_HOURS) {
            throw Covers.invalid("hours", "You can take it for 1 to " + LONGEST_TAKE_HOURS + " hours.");
        }
        Instant now = covers.moment();
        Span span = new Span(now, now.plus(Duration.ofHours(hours)));
        return covers.put(actor, covers.schedule(scheduleId), Covers.self(actor), span, "", "oncall.take-now");
    }

    @Override
    @Transactional
    public void remove(Actor actor, UUID id) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        OverrideRow row = rows.find(id).orElseThrow(() -> Covers.unknown("override"));
        Cover cover = row.cover();
        if (!Covers.isSelf(actor, cover.person())) {
            actor.mustHave(Right.EDIT_ON_CALL);
        }
        rows.delete(id);
        audit.record(
                actor,
                "oncall.remove-override",
                covers.schedule(row.schedule()).name(),
                Map.of(
                        "person", covers.nameOf(cover.person()),
                        "from", cover.from().toString(),
                        "to", cover.to().toString()));
    }

    @Override
    @Transactional
    public UUID offer(Actor actor, UUID scheduleId, Span mine, UUID with, Span theirs) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        return swaps.offer(actor, scheduleId, mine, with, theirs);
    }

    @Override
    @Transactional
    public void accept(Actor actor, UUID id) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        swaps.accept(actor, id);
    }

    @Override
    @Transactional
    public void withdraw(Actor actor, UUID id) {
        actor.mustHave(Right.HANDLE_INCIDENTS);
        swaps.withdraw(actor, id);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Swap> swaps() {
        return swaps.swaps();
    }
}
