package io.evenkeel.desk.internal;

import io.evenkeel.desk.Ticket.Assignee;
import io.evenkeel.desk.Ticket.Line;
import io.evenkeel.oncall.OnCall;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who is on duty for a line now: whoever is on call in the schedule that stands for it. */
@Component
class OnDuty {
    private final TargetRows targets;
    private final OnCall onCall;

    OnDuty(TargetRows targets, OnCall onCall) {
        this.targets = targets;
        this.onCall = onCall;
    }

    Optional<Assignee> of(Line line) {
        Optional<UUID> schedule = Optional.ofNullable(targets.duties().get(line));
        return schedule.flatMap(wanted -> onCall.duty().schedules().stream()
                .filter(each -> each.schedule().id().equals(wanted))
                .map(OnCall.OnDuty::current)
                .flatMap(shift -> shift.person().map(person -> new Assignee(person, shift.displayName())).stream())
                .findFirst());
    }
}
