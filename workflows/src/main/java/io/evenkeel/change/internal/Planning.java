package io.evenkeel.change.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.UuidSeven;
import io.evenkeel.change.Change;
import io.evenkeel.change.Change.ChangedItem;
import io.evenkeel.change.Change.Kind;
import io.evenkeel.change.Change.Level;
import io.evenkeel.change.Change.Risk;
import io.evenkeel.change.Changes.Draft;
import io.evenkeel.change.Conflict;
import io.evenkeel.change.internal.Phase.Act;
import io.evenkeel.change.internal.Records.Move;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** From the first draft to the agreed window. */
@Component
class Planning {
    private final Records records;
    private final ChangeWrites writes;
    private final StageRows stages;
    private final Drafts drafts;
    private final Neighbours neighbours;
    private final ChangeFlow flow;

    Planning(
            Records records,
            ChangeWrites writes,
            StageRows stages,
            Drafts drafts,
            Neighbours neighbours,
            ChangeFlow flow) {
        this.records = records;
        this.writes = writes;
        this.stages = stages;
        this.drafts = drafts;
        this.neighbours = neighbours;
        this.flow = flow;
    }

    Change plan(Actor actor, Draft given) {
        Draft draft = drafts.checked(given);
        List<ChangedItem> items = drafts.items(draft);
        UUID id = UuidSeven.at(records.now());
        String key = writes.insert(id, draft, items, personOf(actor), actor.name(), records.now());
        stages.replace(id, draft.implementation(), draft.backOut());
        return records.moved(actor, "plan", key, facts(draft, items));
    }

    Change edit(Actor actor, String key, Draft given, OptionalLong expectedVersion) {
        Move move = records.lockFor(Act.EDIT, key, expectedVersion);
        Draft draft = drafts.checked(given);
        List<ChangedItem> items = drafts.items(draft);
        writes.replace(move.stored().id(), draft, items, personOf(actor), actor.name());
        stages.replace(move.stored().id(), draft.implementation(), draft.backOut());
        return records.moved(actor, "edit", key, facts(draft, items));
    }

    Change submit(Actor actor, String key, Optional<String> despite, OptionalLong expectedVersion) {
        Move move = records.lockFor(Act.SUBMIT, key, expectedVersion);
        Optional<String> why = despite.map(text -> Texts.text(text, "despite"));
        mustFit(move.change(), neighbours.conflicts(move.change()), why.isPresent());
        Risk risk = neighbours.risk(move.change());
        if (move.change().kind() == Kind.STANDARD && risk.level() == Level.HIGH) {
            throw ChangeSentences.riskyStandard(move.change());
        }
        writes.submitted(move.stored().id(), move.to(), risk, why);
        Change after = records.moved(
                actor,
                "submit",
                key,
                Map.of("risk", risk.level().word(), "row", Integer.toString(risk.row()), "despite", why.orElse("")));
        flow.begin(after);
        return after;
    }

    /** A freeze refuses whatever anybody says; what else it meets can be all right, and then somebody says why. */
    static void mustFit(Change change, List<Conflict> conflicts, boolean despite) {
        List<Conflict> refusing = conflicts.stream().filter(Conflict::refuses).toList();
        if (!refusing.isEmpty()) {
            throw ChangeSentences.frozen(change, refusing);
        }
        if (!despite && !conflicts.isEmpty() && change.kind() != Kind.EMERGENCY) {
            throw ChangeSentences.meets(change, conflicts);
        }
    }

    Change withdraw(Actor actor, String key, String reason, OptionalLong expectedVersion) {
        Change after = withdrawn(actor, key, reason, expectedVersion);
        flow.end(key, reason);
        return after;
    }

    /** Without a word to the process, which ends by itself after this. */
    Change withdrawn(Actor actor, String key, String reason, OptionalLong expectedVersion) {
        Move move = records.lockFor(Act.WITHDRAW, key, expectedVersion);
        String why = Texts.text(reason, "reason");
        writes.moved(move.stored().id(), move.to(), Optional.of(why));
        return records.moved(actor, "withdraw", key, Map.of("reason", why));
    }

    private static Optional<UUID> personOf(Actor actor) {
        return actor.kind() == Actor.Kind.PERSON ? Optional.of(UUID.fromString(actor.id())) : Optional.empty();
    }

    private static Map<String, String> facts(Draft draft, List<ChangedItem> items) {
        return Map.of(
                "kind",
                draft.kind().word(),
                "title",
                draft.title(),
                "items",
                String.join(", ", items.stream().map(ChangedItem::name).toList()),
                "window",
                draft.from() + " to " + draft.to());
    }
}
