package io.evenkeel.change.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.change.Change;
import io.evenkeel.change.Change.Kind;
import io.evenkeel.change.Change.Result;
import io.evenkeel.change.Change.Review;
import io.evenkeel.change.Change.Risk;
import io.evenkeel.change.Change.State;
import io.evenkeel.change.Window;
import io.evenkeel.change.internal.MaintenanceSilence.Opened;
import io.evenkeel.change.internal.Phase.Act;
import io.evenkeel.change.internal.Records.Move;
import io.evenkeel.problem.Problems;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** From the first step to the review. */
@Component
class Carrying {
    private final Records records;
    private final ChangeWrites writes;
    private final StageRows stages;
    private final Neighbours neighbours;
    private final MaintenanceSilence silence;
    private final Measurements measurements;
    private final ChangeFlow flow;
    private final Problems problems;

    Carrying(
            Records records,
            ChangeWrites writes,
            StageRows stages,
            Neighbours neighbours,
            MaintenanceSilence silence,
            Measurements measurements,
            ChangeFlow flow,
            Problems problems) {
        this.records = records;
        this.writes = writes;
        this.stages = stages;
        this.neighbours = neighbours;
        this.silence = silence;
        this.measurements = measurements;
        this.flow = flow;
        this.problems = problems;
    }

    Change start(Actor actor, String key, Optional<String> despite, OptionalLong expectedVersion) {
        writes.oneStartsAtATime();
        Move move = records.lockFor(Act.START, key, expectedVersion);
        Change change = move.change();
        Optional<String> why = despite.map(text -> Texts.text(text, "despite")).or(change::despite);
        // What was agreed meanwhile is known here for the first time; it holds this one up only once it has begun.
        Planning.mustFit(change, neighbours.conflictsNow(change), why.isPresent());
        Instant now = records.now();
        Opened opened = silence.open(change, now);
        // An emergency has not been submitted.
        Risk risk = change.risk().orElseGet(() -> neighbours.risk(change));
        writes.started(move.stored().id(), risk, now, actor.name(), opened.silences(), opened.unmutable());
        Change after = records.moved(
                actor,
                "start",
                key,
                Map.of(
                        "silences",
                        opened.silences().toString(),
                        "notMuted",
                        String.join(", ", opened.unmutable()),
                        "risk",
                        risk.level().word(),
                        "despite",
                        why.orElse("")));
        if (change.kind() == Kind.EMERGENCY) {
            flow.begin(after);
        } else {
            flow.started(after);
        }
        return after;
    }

    Change tick(Actor actor, String key, int number) {
        Move move = records.lockFor(Act.TICK, key, OptionalLong.empty());
        Change change = move.change();
        boolean back = change.state() == State.BACKING_OUT;
        int steps = (back ? change.backOut() : change.implementation()).size();
        if (number < 1 || number > steps) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND,
                    "change-step-unknown",
                    key + " has " + steps + " steps" + (back ? " back" : "") + ", and no step " + number + ".");
        }
        if (!stages.tick(move.stored().id(), back, number, records.now(), actor.name())) {
            return change;
        }
        writes.countUp(move.stored().id());
        return records.moved(
                actor, "tick", key, Map.of("step", Integer.toString(number), "back", Boolean.toString(back)));
    }

    Change extend(Actor actor, String key, Instant to, String reason, OptionalLong expectedVersion) {
        Move move = records.lockFor(Act.EXTEND, key, expectedVersion);
        String why = Texts.text(reason, "reason");
        Window window = Drafts.longer(move.change().window(), to, records.now());
        List<UUID> silences = silence.extend(move.stored(), window.to(), records.now());
        writes.extended(move.stored().id(), window.to(), silences);
        return records.moved(
                actor,
                "extend",
                key,
                Map.of(
                        "from",
                        move.change().window().to().toString(),
                        "to",
                        window.to().toString(),
                        "reason",
                        why));
    }

    Change done(Actor actor, String key, OptionalLong expectedVersion) {
        Change after = ended(actor, key, expectedVersion);
        flow.ended(after);
        return after;
    }

    /** Without a word to the process, whose task ends by itself after this. */
    Change ended(Actor actor, String key, OptionalLong expectedVersion) {
        Move move = records.lockFor(Act.DONE, key, expectedVersion);
        Instant now = records.now();
        silence.lift(move.stored(), now);
        writes.ended(move.stored().id(), move.to(), now, actor.name());
        return records.moved(actor, "done", key, Map.of("state", move.to().word()));
    }

    Change backOut(Actor actor, String key, String reason, OptionalLong expectedVersion) {
        Move move = records.lockFor(Act.BACK_OUT, key, expectedVersion);
        String why = Texts.text(reason, "reason");
        writes.moved(move.stored().id(), move.to(), Optional.of(why));
        return records.moved(actor, "back-out", key, Map.of("reason", why));
    }

    Change review(Actor actor, String key, Result result, String text, OptionalLong expectedVersion) {
        Change after = reviewed(actor, key, result, text, expectedVersion);
        flow.reviewed(after);
        return after;
    }

    /** Without a word to the process, whose task ends by itself after this. */
    Change reviewed(Actor actor, String key, Result result, String text, OptionalLong expectedVersion) {
        Move move = records.lockFor(Act.REVIEW, key, expectedVersion);
        if (move.change().state() == State.BACKED_OUT && result == Result.SUCCESSFUL) {
            throw ChangeSentences.invalid(key + " was backed out: it went with trouble, or it failed.", "result");
        }
        String words = Texts.text(text, "text");
        Instant now = records.now();
        writes.closed(
                move.stored().id(), new Review(result, words, actor.name(), now, measurements.of(move.change(), now)));
        Change after = records.moved(actor, "review", key, Map.of("result", result.word(), "text", words));
        if (move.change().state() == State.DONE && result != Result.FAILED) {
            // Who reviews changes need not handle problems.
            problems.remedied(Actor.system("change"), key);
        }
        return after;
    }

    /** Its window ended and nobody had begun. Does nothing where somebody had. */
    void missed(Actor actor, String key) {
        Stored stored = records.locked(key);
        if (stored.change().state() == State.SCHEDULED) {
            writes.moved(stored.id(), State.MISSED, Optional.empty());
            records.moved(
                    actor,
                    "miss",
                    key,
                    Map.of("window", stored.change().window().to().toString()));
        }
    }

    /** Those who were asked have decided. */
    void decided(Actor actor, String key, boolean granted, List<String> reasons) {
        Stored stored = records.locked(key);
        if (stored.change().state() == State.APPROVING) {
            writes.moved(
                    stored.id(),
                    granted ? State.SCHEDULED : State.REFUSED,
                    granted ? Optional.empty() : Optional.of(String.join("; ", reasons)));
        } else {
            writes.countUp(stored.id());
        }
        records.moved(actor, granted ? "grant" : "refuse", key, Map.of("reasons", String.join("; ", reasons)));
    }
}
