package io.evenkeel.oncall.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Role;
import io.evenkeel.identity.Teams;
import io.evenkeel.oncall.Handover;
import io.evenkeel.oncall.Handover.Acceptance;
import io.evenkeel.oncall.Handover.Someone;
import io.evenkeel.oncall.Handovers;
import io.evenkeel.oncall.OnCall.Schedule;
import io.evenkeel.oncall.OnCall.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who hands over to whom, and who may. */
@Component
class HandoverSides {
    private final ScheduleRows schedules;
    private final Duties duties;
    private final HandoverRows rows;
    private final People people;
    private final Teams teams;

    HandoverSides(ScheduleRows schedules, Duties duties, HandoverRows rows, People people, Teams teams) {
        this.schedules = schedules;
        this.duties = duties;
        this.rows = rows;
        this.people = people;
        this.teams = teams;
    }

    /** @param shift the next one, which {@code to} has */
    record Sides(Optional<Someone> from, Optional<Someone> to, Optional<Span> shift, Optional<Instant> endsAt) {}

    /** The one that is asked for, else the one in which the actor is on call, else the first. */
    Schedule schedule(Actor actor, Optional<UUID> wanted, Instant now) {
        if (wanted.isPresent()) {
            return schedules.find(wanted.get()).orElseThrow(() -> OnCallRefusals.unknown("schedule"));
        }
        List<Schedule> all = schedules.all();
        return all.stream()
                .filter(schedule -> isOnCall(actor, schedule, now))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.CONFLICT,
                        "handover-no-schedule",
                        "Nobody is on call by a schedule yet. Make one under On call."));
    }

    /** Whose shift runs hands over to the next; the one before, who has not handed over, to whose shift runs. */
    Sides of(Actor actor, Schedule schedule, Instant now) {
        Roster roster = duties.roster(schedule, now.minus(Turnover.LATE_FOR).minusSeconds(1));
        Turnover ahead = Turnover.ahead(roster, now);
        boolean ownRuns = self(actor).filter(ahead::isFrom).isPresent();
        Turnover meant = Turnover.late(roster, now)
                .filter(late -> !ownRuns)
                .filter(late -> self(actor).filter(late::isFrom).isPresent() || isLead(actor))
                .filter(late -> late.to().stream()
                        .noneMatch(
                                to -> rows.isHandedTo(schedule.id(), to.person().orElseThrow(), to.from())))
                .orElse(ahead);
        Optional<Roster.Shift> next =
                meant.to().filter(to -> to.person().flatMap(people::find).isPresent());
        return new Sides(
                meant.from().person().flatMap(this::someone),
                next.flatMap(Roster.Shift::person).flatMap(this::someone),
                next.map(to -> new Span(to.from(), to.to())),
                meant.from().to().equals(Instant.MAX)
                        ? Optional.empty()
                        : Optional.of(meant.from().to()));
    }

    Optional<Refusal> whyNotHandOver(Actor actor, Schedule schedule, Sides sides) {
        if (!actor.has(Right.HANDLE_INCIDENTS)) {
            return Optional.of(new Refusal(
                    Refusal.Kind.CONFLICT,
                    "handover-not-yours",
                    "Handing over needs the right HANDLE_INCIDENTS. Ask an administrator for it."));
        }
        boolean isOwn =
                self(actor).isPresent() && self(actor).equals(sides.from().map(Someone::id));
        if (!isOwn && !isLead(actor)) {
            String whose = sides.from().map(Someone::name).orElse("nobody");
            return Optional.of(new Refusal(
                    Refusal.Kind.CONFLICT,
                    "handover-not-yours",
                    "The shift in “" + schedule.name() + "” is " + whose
                            + "’s. They hand it over, or an administrator or a member of the team " + Handovers.LEADS
                            + " does."));
        }
        return sides.to().isPresent()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Refusal.Kind.CONFLICT,
                        "handover-nobody-next",
                        "Nobody is next in “" + schedule.name()
                                + "”. Put a second person into its rotation under On call, or have somebody take the"
                                + " next shift there; then hand over."));
    }

    Optional<Refusal> whyNotAccept(Actor actor, Handover handover, Instant now) {
        if (handover.acceptance().isPresent()) {
            Acceptance accepted = handover.acceptance().get();
            return Optional.of(new Refusal(
                    Refusal.Kind.CONFLICT,
                    "handover-accepted",
                    accepted.by().name() + " accepted it already, at " + accepted.at() + ". Nothing is left to do."));
        }
        if (handover.state() == Handover.State.REPLACED) {
            return Optional.of(new Refusal(
                    Refusal.Kind.CONFLICT,
                    "handover-replaced",
                    "A later hand-over came in its place. Accept that one, under On call."));
        }
        Optional<UUID> self = self(actor);
        if (!actor.has(Right.HANDLE_INCIDENTS) || self.isEmpty()) {
            return Optional.of(notTheirs(handover));
        }
        if (self.get().equals(handover.by().id())) {
            return Optional.of(new Refusal(
                    Refusal.Kind.CONFLICT,
                    "handover-own",
                    "You handed it over. " + handover.to().name()
                            + " accepts it, or an administrator or a member of the team " + Handovers.LEADS
                            + " in their name."));
        }
        boolean hasBegun = !now.isBefore(handover.shift().from());
        boolean isTheirs = self.get().equals(handover.to().id()) || (hasBegun && hasTheShift(actor, handover, now));
        return isTheirs || isLead(actor) ? Optional.empty() : Optional.of(notTheirs(handover));
    }

    private static Refusal notTheirs(Handover handover) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "handover-not-yours",
                handover.to().name()
                        + " has the next shift and accepts it, or an administrator or a member of the team "
                        + Handovers.LEADS + " in their name.");
    }

    /** Somebody may have taken the shift since it was handed over. */
    private boolean hasTheShift(Actor actor, Handover handover, Instant now) {
        return schedules.find(handover.schedule()).stream().anyMatch(schedule -> isOnCall(actor, schedule, now));
    }

    private boolean isOnCall(Actor actor, Schedule schedule, Instant now) {
        return self(actor).isPresent()
                && duties.roster(schedule, now).at(now).person().equals(self(actor));
    }

    private boolean isLead(Actor actor) {
        return self(actor)
                .map(teams::groupsOf)
                .filter(groups ->
                        groups.contains(Handovers.LEADS) || groups.contains(Teams.groupOf(Role.ADMINISTRATOR)))
                .isPresent();
    }

    private static Optional<UUID> self(Actor actor) {
        return actor.kind() == Actor.Kind.PERSON ? Optional.of(UUID.fromString(actor.id())) : Optional.empty();
    }

    private Optional<Someone> someone(UUID person) {
        return people.find(person).map(found -> new Someone(found.id(), found.displayName()));
    }
}
