package io.evenkeel.recovery.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.UuidSeven;
import io.evenkeel.change.Freeze;
import io.evenkeel.change.Freezes;
import io.evenkeel.recovery.Adapter;
import io.evenkeel.recovery.Drill;
import io.evenkeel.recovery.Drill.Measured;
import io.evenkeel.recovery.Drill.Of;
import io.evenkeel.recovery.Drill.Person;
import io.evenkeel.recovery.Drill.Promised;
import io.evenkeel.recovery.Drill.State;
import io.evenkeel.recovery.Drill.Step;
import io.evenkeel.recovery.Drill.StepState;
import io.evenkeel.recovery.DrillCheck;
import io.evenkeel.recovery.PolicyTerms;
import io.evenkeel.recovery.RecoveryPolicy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Asks for drills: what must hold before one is asked for, and its row as it begins. */
@Component
class DrillStart {
    /** Whose median is what is usual. */
    private static final int COMPARED = 10;

    private final DrillRows rows;
    private final DrillWrites writes;
    private final DrillPartWrites parts;
    private final DrillRecords records;
    private final DrillFlow flow;
    private final CopyRows copies;
    private final Freezes freezes;
    private final InstantSource clock;

    DrillStart(
            DrillRows rows,
            DrillWrites writes,
            DrillPartWrites parts,
            DrillRecords records,
            DrillFlow flow,
            CopyRows copies,
            Freezes freezes,
            InstantSource clock) {
        this.rows = rows;
        this.writes = writes;
        this.parts = parts;
        this.records = records;
        this.flow = flow;
        this.copies = copies;
        this.freezes = freezes;
        this.clock = clock;
    }

    /** Why none can be held now, if so. */
    sealed interface Obstacle {
        record Taken(Drill by) implements Obstacle {}

        record Frozen(Freeze freeze) implements Obstacle {}

        record NoCopy() implements Obstacle {}
    }

    Optional<Obstacle> obstacle(RecoveryPolicy policy, Optional<Instant> until) {
        Optional<StoredDrill> live = rows.liveOf(policy.terms().host());
        if (live.isPresent()) {
            return Optional.of(new Obstacle.Taken(live.get().drill()));
        }
        Optional<Freeze> freeze = freezes.over(policy.terms().item(), clock.instant());
        if (freeze.isPresent()) {
            return Optional.of(new Obstacle.Frozen(freeze.get()));
        }
        return copies.toDrill(policy.id(), until).isEmpty() ? Optional.of(new Obstacle.NoCopy()) : Optional.empty();
    }

    /** @param actor a person, a token, or the calendar */
    Drill ask(Actor actor, Person askedBy, RecoveryPolicy policy, Optional<Instant> until, Optional<String> reason) {
        PolicyTerms terms = policy.terms();
        if (until.isPresent() && terms.adapter() != Adapter.PGBACKREST) {
            throw DrillSentences.noMoments(terms.adapter().word());
        }
        if (until.filter(moment -> moment.isAfter(clock.instant())).isPresent()) {
            throw DrillSentences.momentAhead();
        }
        obstacle(policy, until).ifPresent(obstacle -> {
            throw switch (obstacle) {
                case Obstacle.Taken(Drill by) -> DrillSentences.sandboxTaken(terms.host(), by);
                case Obstacle.Frozen(Freeze freeze) -> DrillSentences.frozen(policy.itemName(), freeze.name());
                case Obstacle.NoCopy() -> DrillSentences.noCopy(terms.name());
            };
        });
        UUID id = UuidSeven.at(clock.instant());
        Drill drill = asked(askedBy, policy, until, reason);
        String number = writes.insert(id, drill)
                .orElseThrow(() -> DrillSentences.sandboxTaken(
                        terms.host(), rows.liveOf(terms.host()).orElseThrow().drill()));
        steps(id, policy);
        parts.checksToCome(id, checks(terms));
        Drill made = records.moved(actor, "start-drill", number, facts(policy, reason));
        flow.begin(made);
        return made;
    }

    private static Map<String, String> facts(RecoveryPolicy policy, Optional<String> reason) {
        Map<String, String> facts = new HashMap<>();
        facts.put("policy", policy.terms().name());
        facts.put("host", policy.terms().host());
        reason.ifPresent(why -> facts.put("reason", why));
        return facts;
    }

    private Drill asked(Person askedBy, RecoveryPolicy policy, Optional<Instant> until, Optional<String> reason) {
        PolicyTerms terms = policy.terms();
        return new Drill(
                "",
                new Of(
                        policy.id(),
                        terms.name(),
                        terms.item(),
                        policy.itemName(),
                        terms.adapter().word(),
                        terms.host(),
                        terms.responsible()),
                State.APPROVING,
                Optional.empty(),
                reason,
                until,
                askedBy,
                clock.instant(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Promised(
                        terms.promise().rpo().toMinutes(), terms.promise().rto().toMinutes()),
                new Measured(Optional.empty(), Optional.empty(), List.of()),
                rows.lastPassed(policy.id()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private void steps(UUID id, RecoveryPolicy policy) {
        Set<Step> never = switch (policy.terms().adapter()) {
            case PGBACKREST -> Set.of();
            case EVENKEEL -> Set.of(Step.REPLAY);
            case RESTIC -> Set.of(Step.REPLAY, Step.START);
        };
        int place = 0;
        for (Step step : Step.values()) {
            Optional<Long> usual = DrillFigures.median(parts.earlier(policy.id(), step, COMPARED)).stream()
                    .mapToObj(Math::round)
                    .findFirst();
            parts.step(id, place++, step, never.contains(step) ? StepState.LEFT_OUT : StepState.TO_COME, usual);
        }
        parts.begin(id, Step.NOTIFY, clock.instant());
    }

    private static List<String> checks(PolicyTerms terms) {
        List<String> names = new ArrayList<>(List.of(terms.adapter().check()));
        terms.drill().checks().stream().map(DrillCheck::name).forEach(names::add);
        return names;
    }
}
