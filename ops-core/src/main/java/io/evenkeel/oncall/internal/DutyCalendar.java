package io.evenkeel.oncall.internal;

import io.evenkeel.audit.Refusal;
import io.evenkeel.oncall.OnCall.Gap;
import io.evenkeel.oncall.OnCall.Schedule;
import io.evenkeel.oncall.OnCall.Shift;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who will be on call when, and when nobody will. Called in a transaction. */
@Component
class DutyCalendar {
    /** Longer than a year ahead nobody plans, and an hourly rotation over it is still a list that can be sent. */
    private static final Duration LONGEST_SPAN = Duration.ofDays(400);

    private final ScheduleRows schedules;
    private final Duties duties;
    private final InstantSource clock;

    DutyCalendar(ScheduleRows schedules, Duties duties, InstantSource clock) {
        this.schedules = schedules;
        this.duties = duties;
        this.clock = clock;
    }

    List<Gap> gaps(int days) {
        if (days < 1 || days > LONGEST_SPAN.toDays()) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "span-wrong", "Ask for 1 to " + LONGEST_SPAN.toDays() + " days.", "days");
        }
        Instant now = clock.instant();
        Instant end = now.plus(Duration.ofDays(days));
        return schedules.all().stream()
                .flatMap(schedule -> gaps(schedule, now, end).stream())
                .toList();
    }

    /** Neighbours become one: two turns of people who left are one gap to whoever looks for them. */
    private List<Gap> gaps(Schedule schedule, Instant now, Instant end) {
        var gaps = new ArrayList<Gap>();
        for (Shift shift : shifts(schedule.id(), now, end)) {
            if (shift.person().isPresent()) {
                continue;
            }
            Instant from = shift.from().isBefore(now) ? now : shift.from();
            Instant to = shift.to().isAfter(end) ? end : shift.to();
            boolean goesOn = !gaps.isEmpty() && gaps.getLast().to().equals(from);
            gaps.add(new Gap(
                    schedule.id(), schedule.name(), goesOn ? gaps.removeLast().from() : from, to));
        }
        return gaps;
    }

    List<Shift> shifts(UUID schedule, Instant from, Instant to) {
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST_SPAN) > 0) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "span-wrong",
                    "Ask for a span that begins before it ends and is at most " + LONGEST_SPAN.toDays() + " days long.",
                    "to");
        }
        Schedule known = schedules.find(schedule).orElseThrow(() -> OnCallRefusals.unknown("schedule"));
        return duties.roster(known, from).shifts(from, to).stream()
                .map(duties::shift)
                .toList();
    }
}
