package io.evenkeel.workflow.internal.inbox;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.workflow.Approvals.Approval;
import io.evenkeel.workflow.Approvals.Outcome;
import io.evenkeel.workflow.Task;
import io.evenkeel.workflow.Task.Act;
import io.evenkeel.workflow.Task.Holder;
import io.evenkeel.workflow.Task.Kind;
import io.evenkeel.workflow.Tasks.Detail;
import io.evenkeel.workflow.Tasks.Earlier;
import io.evenkeel.workflow.Tasks.Filter;
import io.evenkeel.workflow.Tasks.Form;
import io.evenkeel.workflow.Tasks.Page;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** How items of the inbox are shown to somebody. */
@Component
class TaskViews {
    private static final int MOST = 200;

    private final InboxRows rows;
    private final DoneRows done;
    private final ApprovalBook approvals;
    private final Forms forms;
    private final Engine engine;
    private final Names names;

    TaskViews(InboxRows rows, DoneRows done, ApprovalBook approvals, Forms forms, Engine engine, Names names) {
        this.rows = rows;
        this.done = done;
        this.approvals = approvals;
        this.forms = forms;
        this.engine = engine;
        this.names = names;
    }

    Page page(Standing who, Filter filter, Optional<String> cursor, int limit) {
        int most = Math.clamp(limit, 1, MOST);
        List<Item> found = rows.page(who, filter, cursor.map(Cursor::of), most + 1);
        List<Item> shown = found.subList(0, Math.min(most, found.size()));
        Map<UUID, String> called = new HashMap<>();
        List<Task> tasks = shown.stream()
                .map(item -> task(item, acts(item, who, false), called))
                .toList();
        return new Page(
                tasks,
                found.size() > most ? Optional.of(Cursor.after(shown.getLast()).text()) : Optional.empty());
    }

    /** As nobody in particular sees it: what a room is told of it. */
    Task plain(Item item) {
        return task(item, Set.of(), new HashMap<>());
    }

    Detail detail(Actor actor, Standing who, Item item) {
        Map<String, Object> variables = item.instance().isEmpty() ? Map.of() : engine.variables(item.instance());
        Optional<Form> form = item.form().map(name -> forms.form(name, variables));
        List<Earlier> back = who.has(item) ? earlier(item) : List.of();
        Optional<Approval> approval = item.approval().map(id -> approvals.get(actor, id.toString()));
        Set<Act> acts = acts(item, who, !back.isEmpty());
        if (approval.filter(asked -> !asked.mayVote()).isPresent()) {
            acts.remove(Act.VOTE);
        }
        return new Detail(
                task(item, acts, new HashMap<>()),
                form,
                back,
                approval,
                approvals.countersigning(item.id()),
                done.about(item.businessKey()));
    }

    /** Steps that lie before it in the model and were done. */
    List<Earlier> earlier(Item item) {
        if (item.kind() != Kind.TASK || item.instance().isEmpty()) {
            return List.of();
        }
        return engine.modelOf(item.instance())
                .map(model -> new StepGraph(model).before(item.step()))
                .filter(steps -> !steps.isEmpty())
                .map(steps -> {
                    Set<String> finished = engine.stepsDone(item.instance());
                    return steps.stream()
                            .filter(step -> finished.contains(step.getId()))
                            .map(step -> new Earlier(step.getId(), ModelWords.of(step)))
                            .toList();
                })
                .orElse(List.of());
    }

    /** Whether every signature that was asked for is given: by each person, the last one asked for counts. */
    static boolean isSigned(List<Approval> countersignatures) {
        Map<String, Outcome> last = new HashMap<>();
        countersignatures.forEach(
                signature -> last.putIfAbsent(signature.question().step(), signature.outcome()));
        return last.values().stream().allMatch(outcome -> outcome == Outcome.GRANTED || outcome == Outcome.WITHDRAWN);
    }

    private static Set<Act> acts(Item item, Standing who, boolean canReturn) {
        Set<Act> acts = EnumSet.noneOf(Act.class);
        if (who.askedFor(item)) {
            acts.add(Act.WITHDRAW);
        }
        if (item.kind() == Kind.APPROVAL) {
            if (who.mayTake(item) && !who.askedFor(item)) {
                acts.add(Act.VOTE);
            }
            return acts;
        }
        if (who.mayTake(item)) {
            acts.addAll(Set.of(Act.CLAIM, Act.COMPLETE));
        }
        if (who.has(item)) {
            acts.addAll(Set.of(Act.COMPLETE, Act.DELEGATE, Act.COUNTERSIGN));
            if (!item.waitsFor().isEmpty()) {
                acts.add(Act.HAND_BACK);
            }
            if (canReturn) {
                acts.add(Act.RETURN);
            }
        }
        return acts;
    }

    private Task task(Item item, Set<Act> acts, Map<UUID, String> called) {
        return new Task(
                item.id(),
                item.kind(),
                item.process(),
                item.businessKey(),
                item.step(),
                item.name(),
                item.subject(),
                item.assignee().map(id -> new Holder(id, called.computeIfAbsent(id, names::of))),
                item.groups(),
                item.since(),
                item.due(),
                item.form(),
                item.approval().map(UUID::toString),
                item.askedBy(),
                acts);
    }

    /** @throws Refusal NOT_FOUND where it does not concern the one who asks, or is over */
    static Item seen(Actor actor, Standing who, Optional<Item> found) {
        return found.filter(item -> who.concerns(item) || actor.has(Right.DEPLOY_PROCESSES))
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "task-unknown",
                        "There is no such task for you, or it is over. Load the inbox."));
    }
}
