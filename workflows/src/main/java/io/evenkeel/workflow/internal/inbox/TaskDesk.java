package io.evenkeel.workflow.internal.inbox;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.People;
import io.evenkeel.identity.Person;
import io.evenkeel.workflow.Approvals.Approval;
import io.evenkeel.workflow.Approvals.Outcome;
import io.evenkeel.workflow.Approvals.Question;
import io.evenkeel.workflow.Approvals.Rule;
import io.evenkeel.workflow.Flows;
import io.evenkeel.workflow.Task.Kind;
import io.evenkeel.workflow.TaskRules;
import io.evenkeel.workflow.Tasks;
import io.evenkeel.workflow.Words;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.operaton.bpm.engine.OptimisticLockingException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs of the inbox: each locks the item's row, checks it, moves the engine, and writes down who did it. */
@Service
class TaskDesk implements Tasks {
    private static final int LONGEST_REASON = 2_000;
    private static final int MOST_SIGNATURES = 20;

    private final InboxRows rows;
    private final DoneRows done;
    private final TaskViews views;
    private final Standings standings;
    private final ApprovalBook approvals;
    private final Forms forms;
    private final Engine engine;
    private final Flows flows;
    private final People people;
    private final ObjectProvider<TaskRules> rules;
    private final Audit audit;

    TaskDesk(
            InboxRows rows,
            DoneRows done,
            TaskViews views,
            Standings standings,
            ApprovalBook approvals,
            Forms forms,
            Engine engine,
            Flows flows,
            People people,
            ObjectProvider<TaskRules> rules,
            Audit audit) {
        this.rows = rows;
        this.done = done;
        this.views = views;
        this.standings = standings;
        this.approvals = approvals;
        this.forms = forms;
        this.engine = engine;
        this.flows = flows;
        this.people = people;
        this.rules = rules;
        this.audit = audit;
    }

    @Override
    @Transactional(readOnly = true)
    public Page waitingFor(Actor actor, Filter filter, Optional<String> cursor, int limit) {
        actor.mustHave(Right.WORK_TASKS);
        return views.page(standings.of(actor), filter, cursor, limit);
    }

    @Override
    @Transactional(readOnly = true)
    public Detail get(Actor actor, String id) {
        actor.mustHave(Right.WORK_TASKS);
        Standing who = standings.of(actor);
        return views.detail(actor, who, TaskViews.seen(actor, who, rows.find(id)));
    }

    @Override
    @Transactional
    public void claim(Actor actor, String id) {
        Standing who = who(actor);
        Item item = locked(actor, who, id);
        if (item.assignee().filter(who.person()::equals).isPresent()) {
            return;
        }
        mustBeTakenBy(who, item);
        moving(() -> engine.assign(id, Optional.of(actor.id())));
        written(actor, item, "claim", Optional.empty(), "");
    }

    @Override
    @Transactional
    public void handBack(Actor actor, String id) {
        Standing who = who(actor);
        Item item = held(actor, who, id);
        if (item.waitsFor().isEmpty()) {
            throw conflict("task-of-one", "No group could take it. Delegate it to somebody instead.");
        }
        moving(() -> engine.assign(id, Optional.empty()));
        written(actor, item, "hand-back", Optional.empty(), "");
    }

    @Override
    @Transactional
    public void delegate(Actor actor, String id, UUID to, String reason) {
        Standing who = who(actor);
        Item item = held(actor, who, id);
        Person other = person(to);
        mustSay(reason);
        if (item.assignee().filter(to::equals).isPresent()) {
            throw conflict("task-has-it", other.displayName() + " has it already.");
        }
        if (onlySigner(item, to)) {
            throw conflict(
                    "task-signer",
                    other.displayName() + " alone countersigns it and cannot do it too. Choose somebody else.");
        }
        moving(() -> engine.assign(id, Optional.of(to.toString())));
        written(actor, item, "delegate", Optional.of(other.displayName()), reason);
    }

    @Override
    @Transactional
    public void complete(Actor actor, String id, Map<String, Object> values) {
        Standing who = who(actor);
        Item item = locked(actor, who, id);
        mustBeTask(item);
        if (!who.has(item)) {
            mustBeTakenBy(who, item);
        }
        mustBeSigned(who, item);
        Map<String, Object> checked = forms.checked(item.form(), values);
        rulesOf(item.process()).ifPresent(room -> room.completed(actor, views.plain(item), checked));
        moving(() -> {
            if (!who.has(item)) {
                engine.assign(id, Optional.of(actor.id()));
            }
            engine.complete(id, checked);
        });
        written(actor, item, "complete", Optional.empty(), "");
    }

    private void mustBeSigned(Standing who, Item item) {
        List<Approval> signatures = approvals.countersigning(item.id());
        if (!TaskViews.isSigned(signatures)) {
            throw conflict(
                    "signature-missing",
                    "A countersignature is missing or was refused. Wait for it, ask again, or return the task.");
        }
        if (onlySigner(item, who.person())) {
            throw conflict(
                    "task-signer",
                    "You alone countersigned it, and nobody signs for themselves. Ask somebody else to countersign,"
                            + " or hand it back.");
        }
    }

    /**
     * Four eyes: what is signed at all must be signed by somebody other than whoever completes it. One foreign signature is
     * enough, or a team that has signed for each other could never complete anything.
     */
    private boolean onlySigner(Item item, UUID person) {
        List<Approval> signatures = approvals.countersigning(item.id()).stream()
                .filter(signature -> signature.outcome() == Outcome.OPEN || signature.outcome() == Outcome.GRANTED)
                .toList();
        return !signatures.isEmpty()
                && signatures.stream().allMatch(signature -> signers(signature).contains(person));
    }

    /** Whose signature is asked for, and who gave it in their place. */
    private static Set<UUID> signers(Approval signature) {
        Set<UUID> signers = new HashSet<>(signature.question().rule().people());
        signature.votes().forEach(vote -> signers.add(vote.person()));
        return signers;
    }

    @Override
    @Transactional
    public void returnTo(Actor actor, String id, String step, String reason) {
        Standing who = who(actor);
        Item item = held(actor, who, id);
        mustSay(reason);
        if (views.earlier(item).stream().noneMatch(earlier -> earlier.step().equals(step))) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "step-not-before",
                    "It cannot be returned to " + step + ": that is no step that was done before this one, or other"
                            + " branches run beside it. Load the task again to see where it can go.",
                    "step");
        }
        if (engine.waitingAt(item.instance(), item.step()).size() != 1) {
            throw conflict("step-several", "Several run at this step at once; it cannot be returned from here.");
        }
        moving(() -> {
            engine.moveBack(item.instance(), item.step(), step);
            done.lastToComplete(item.instance(), item.businessKey(), step)
                    .filter(before -> people.find(before).isPresent())
                    .ifPresent(before -> engine.waitingAt(item.instance(), step).stream()
                            .findFirst()
                            .ifPresent(task -> engine.assign(task, Optional.of(before.toString()))));
        });
        written(actor, item, "return", Optional.of(step), reason);
    }

    @Override
    @Transactional
    public void withdraw(Actor actor, String id, String reason) {
        Standing who = who(actor);
        Item item = locked(actor, who, id);
        mustSay(reason);
        if (!who.askedFor(item)) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN, "withdraw-not-yours", "Only whoever asked for it may withdraw it.");
        }
        Optional<TaskRules> room = rulesOf(item.process());
        if (room.isEmpty() && !OwnKeys.isOwn(item.process())) {
            throw conflict(
                    "withdraw-elsewhere",
                    "This cannot be withdrawn from the inbox. Open " + item.businessKey() + " and withdraw it there.");
        }
        room.ifPresent(found -> found.withdrawn(actor, item.businessKey(), reason));
        written(actor, item, "withdraw", Optional.empty(), reason);
        moving(() -> flows.end(item.businessKey(), reason));
    }

    @Override
    @Transactional
    public void countersign(Actor actor, String id, UUID by) {
        Standing who = who(actor);
        Item item = held(actor, who, id);
        Person signer = person(by);
        if (who.people().contains(by) || item.assignee().filter(by::equals).isPresent()) {
            throw conflict("sign-oneself", "Nobody countersigns for themselves. Choose somebody else.");
        }
        if (approvals.countersigning(id).size() >= MOST_SIGNATURES) {
            throw conflict("signatures-too-many", "No more than 20 signatures are asked for one task.");
        }
        approvals.openCountersignature(
                new Question(
                        item.businessKey(),
                        item.step() + "#" + id + "#" + by,
                        new Words(
                                "Countersign: " + item.name().en(),
                                "会签：" + item.name().zh()),
                        item.subject(),
                        Optional.of(who.person()),
                        new Rule(Set.of(), Set.of(by), 1, true),
                        item.due()),
                id);
        written(actor, item, "countersign", Optional.of(signer.displayName()), "");
    }

    private Standing who(Actor actor) {
        actor.mustHave(Right.WORK_TASKS);
        return standings.of(actor);
    }

    private Item locked(Actor actor, Standing who, String id) {
        return TaskViews.seen(actor, who, rows.lock(id));
    }

    private Item held(Actor actor, Standing who, String id) {
        Item item = locked(actor, who, id);
        mustBeTask(item);
        if (!who.has(item)) {
            throw conflict("task-not-yours", "You do not have this task. Claim it first, or ask whoever has it.");
        }
        return item;
    }

    private static void mustBeTask(Item item) {
        if (item.kind() != Kind.TASK) {
            throw conflict("task-is-approval", "This is voted on. Vote yes or no with a reason.");
        }
    }

    private static void mustBeTakenBy(Standing who, Item item) {
        mustBeTask(item);
        if (item.assignee().isPresent()) {
            throw conflict("task-taken", "Somebody has it already. Load the task again to see who.");
        }
        if (!who.mayTake(item)) {
            throw conflict(
                    "task-of-others",
                    "It waits for " + String.join(", ", item.groups()) + ", and you are in none of these.");
        }
    }

    private Person person(UUID id) {
        return people.find(id)
                .filter(found -> found.role().rights().contains(Right.WORK_TASKS))
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.INVALID,
                        "person-unknown",
                        "There is no such person. Load the list of people again.",
                        "to"));
    }

    private static void mustSay(String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new Refusal(Refusal.Kind.INVALID, "reason-needed", "Say why, in 1 to 2,000 characters.", "reason");
        }
    }

    private Optional<TaskRules> rulesOf(String process) {
        return rules.stream().filter(room -> room.processKey().equals(process)).findFirst();
    }

    /** The engine tells when another moved the same process meanwhile; nothing was changed then. */
    private static void moving(Runnable move) {
        try {
            move.run();
        } catch (OptimisticLockingException e) {
            throw conflict("task-moved", "Something else moved this process at the same moment. Try again.");
        }
    }

    private void written(Actor actor, Item item, String verb, Optional<String> to, String reason) {
        done.add(item.businessKey(), item.instance(), item.id(), item.step(), actor, verb, to, reason);
        Map<String, String> facts = new HashMap<>(Map.of("step", item.step(), "process", item.process()));
        Consumer<String> why = text -> facts.put("reason", text);
        Optional.of(reason).filter(text -> !text.isEmpty()).ifPresent(why);
        to.ifPresent(name -> facts.put("to", name));
        item.assignee()
                .filter(holder -> !holder.toString().equals(actor.id()))
                .ifPresent(holder -> facts.put("for", holder.toString()));
        audit.record(actor, "workflow." + verb, item.businessKey(), facts);
    }

    private static Refusal conflict(String code, String sentence) {
        return new Refusal(Refusal.Kind.CONFLICT, code, sentence);
    }
}
