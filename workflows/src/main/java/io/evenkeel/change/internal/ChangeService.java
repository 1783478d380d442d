package io.evenkeel.change.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.change.Change;
import io.evenkeel.change.Change.Result;
import io.evenkeel.change.Change.State;
import io.evenkeel.change.Changes;
import io.evenkeel.change.Conflict;
import io.evenkeel.change.Health;
import io.evenkeel.change.Window;
import io.evenkeel.change.internal.Phase.Act;
import io.evenkeel.change.internal.Phase.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class ChangeService implements Changes {
    private static final int LONGEST_LIST = 500;

    private final Planning planning;
    private final Carrying carrying;
    private final Records records;
    private final ChangeTable table;
    private final Neighbours neighbours;
    private final Measurements measurements;

    ChangeService(
            Planning planning,
            Carrying carrying,
            Records records,
            ChangeTable table,
            Neighbours neighbours,
            Measurements measurements) {
        this.planning = planning;
        this.carrying = carrying;
        this.records = records;
        this.table = table;
        this.neighbours = neighbours;
        this.measurements = measurements;
    }

    @Override
    @Transactional
    public Change plan(Actor actor, Draft draft) {
        actor.mustHave(Right.PLAN_CHANGES);
        return planning.plan(actor, draft);
    }

    @Override
    @Transactional
    public Change edit(Actor actor, String key, Draft draft, OptionalLong expectedVersion) {
        actor.mustHave(Right.PLAN_CHANGES);
        return planning.edit(actor, key, draft, expectedVersion);
    }

    @Override
    @Transactional
    public Change submit(Actor actor, String key, Optional<String> despite, OptionalLong expectedVersion) {
        actor.mustHave(Right.PLAN_CHANGES);
        return planning.submit(actor, key, despite, expectedVersion);
    }

    @Override
    @Transactional
    public Change start(Actor actor, String key, Optional<String> despite, OptionalLong expectedVersion) {
        actor.mustHave(Right.PLAN_CHANGES);
        return carrying.start(actor, key, despite, expectedVersion);
    }

    @Override
    @Transactional
    public Change tick(Actor actor, String key, int number) {
        actor.mustHave(Right.PLAN_CHANGES);
        return carrying.tick(actor, key, number);
    }

    @Override
    @Transactional
    public Change extend(Actor actor, String key, Instant to, String reason, OptionalLong expectedVersion) {
        actor.mustHave(Right.PLAN_CHANGES);
        return carrying.extend(actor, key, to, reason, expectedVersion);
    }

    @Override
    @Transactional
    public Change done(Actor actor, String key, OptionalLong expectedVersion) {
        actor.mustHave(Right.PLAN_CHANGES);
        return carrying.done(actor, key, expectedVersion);
    }

    @Override
    @Transactional
    public Change backOut(Actor actor, String key, String reason, OptionalLong expectedVersion) {
        actor.mustHave(Right.PLAN_CHANGES);
        return carrying.backOut(actor, key, reason, expectedVersion);
    }

    @Override
    @Transactional
    public Change review(Actor actor, String key, Result result, String text, OptionalLong expectedVersion) {
        actor.mustHave(Right.PLAN_CHANGES);
        return carrying.review(actor, key, result, text, expectedVersion);
    }

    @Override
    @Transactional
    public Change withdraw(Actor actor, String key, String reason, OptionalLong expectedVersion) {
        actor.mustHave(Right.PLAN_CHANGES);
        return planning.withdraw(actor, key, reason, expectedVersion);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Change> find(String key) {
        return table.find(key).map(Stored::change);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Change> between(Window span, Optional<State> state) {
        return table.between(span, state, LONGEST_LIST);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Conflict> conflicts(String key) {
        return neighbours.conflicts(known(key));
    }

    @Override
    @Transactional(readOnly = true)
    public Health health(String key) {
        return measurements.of(known(key), records.now());
    }

    @Override
    @Transactional(readOnly = true)
    public List<PossibleAct> acts(Change change) {
        Phase phase = records.phase(change);
        return Stream.of(Verb.values())
                .map(verb -> switch (phase.answer(act(verb))) {
                    case Answer.Moved moved -> new PossibleAct(verb, true, Optional.empty(), Optional.empty());
                    case Answer.Refused(var obstacle) ->
                        new PossibleAct(
                                verb,
                                false,
                                Optional.of(ChangeSentences.code(obstacle)),
                                Optional.of(ChangeSentences.sentence(change, obstacle)));
                })
                .toList();
    }

    private static Act act(Verb verb) {
        return switch (verb) {
            case EDIT -> Act.EDIT;
            case SUBMIT -> Act.SUBMIT;
            case START -> Act.START;
            case EXTEND -> Act.EXTEND;
            case DONE -> Act.DONE;
            case BACK_OUT -> Act.BACK_OUT;
            case REVIEW -> Act.REVIEW;
            case WITHDRAW -> Act.WITHDRAW;
        };
    }

    private Change known(String key) {
        return table.find(key).map(Stored::change).orElseThrow(() -> ChangeSentences.unknown(key));
    }
}
