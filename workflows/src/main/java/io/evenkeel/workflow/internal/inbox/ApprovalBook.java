package io.evenkeel.workflow.internal.inbox;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.audit.UuidSeven;
import io.evenkeel.workflow.ApprovalDecided;
import io.evenkeel.workflow.Approvals;
import io.evenkeel.workflow.Task.Kind;
import io.evenkeel.workflow.internal.inbox.ApprovalRows.Stored;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Approvals in PostgreSQL: loads the votes, asks {@link Tally}, stores one more. */
@Service
public class ApprovalBook implements Approvals {
    static final String APPROVAL = "approval";
    static final String GRANTED = "granted";
    private static final int LONGEST_REASON = 2_000;

    private final ApprovalRows rows;
    private final InboxNews inbox;
    private final DoneRows done;
    private final Standings standings;
    private final Names names;
    private final Engine engine;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    ApprovalBook(
            ApprovalRows rows,
            InboxNews inbox,
            DoneRows done,
            Standings standings,
            Names names,
            Engine engine,
            Audit audit,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.rows = rows;
        this.inbox = inbox;
        this.done = done;
        this.standings = standings;
        this.names = names;
        this.engine = engine;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public String open(Question question) {
        return insert(question, Optional.empty(), Optional.empty()).toString();
    }

    /** One that ends the task with its decision; the task's own row of the inbox shows it. */
    UUID openForTask(Question question, String task) {
        return insert(question, Optional.of(task), Optional.empty());
    }

    /** A signature that the task waits for. */
    UUID openCountersignature(Question question, String task) {
        return insert(question, Optional.empty(), Optional.of(task));
    }

    private UUID insert(Question question, Optional<String> task, Optional<String> countersigns) {
        rows.about(question.businessKey()).stream()
                .filter(earlier -> earlier.question().step().equals(question.step()))
                .filter(earlier -> outcome(earlier) == Outcome.OPEN)
                .filter(earlier -> earlier.task().isEmpty() || task.isEmpty())
                .forEach(earlier -> withdraw(earlier, "asked again"));
        Stored stored = new Stored(UuidSeven.at(clock.instant()), question, clock.instant(), task, countersigns, false);
        rows.insert(stored);
        if (task.isEmpty()) {
            inbox.put(item(stored));
        }
        audit.record(
                Actor.system("workflow"),
                "workflow.ask-approval",
                question.businessKey(),
                Map.of(APPROVAL, stored.id().toString(), "step", question.step()));
        return stored.id();
    }

    private Item item(Stored stored) {
        Question question = stored.question();
        var waitsFor = new java.util.ArrayList<>(question.rule().groups());
        question.rule().people().forEach(person -> waitsFor.add(Item.person(person)));
        return new Item(
                stored.id().toString(),
                Kind.APPROVAL,
                engine.processOf(question.businessKey()),
                "",
                question.businessKey(),
                question.step(),
                question.name(),
                question.subject(),
                Optional.empty(),
                waitsFor,
                stored.openedAt(),
                question.due(),
                Optional.empty(),
                Optional.of(stored.id()),
                question.askedBy());
    }

    @Override
    @Transactional
    public Outcome vote(Actor actor, String id, boolean yes, String reason, Optional<UUID> forPerson) {
        actor.mustHave(Right.WORK_TASKS);
        Stored stored = rows.lock(uuid(id)).orElseThrow(ApprovalBook::unknown);
        Standing who = standings.of(actor);
        List<Vote> before = rows.votes(stored.id());
        mustSee(actor, stored, who, before);
        if (Tally.outcome(stored.question().rule(), before, stored.withdrawn()) != Outcome.OPEN) {
            throw conflict("approval-over", "This is decided or withdrawn already. Load the page again.");
        }
        if (reason.length() > LONGEST_REASON || (!yes && reason.isBlank())) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "reason-needed",
                    "Say in 1 to 2,000 characters why not, so that whoever asked can change it.",
                    "reason");
        }
        UUID voter = voter(stored, who, before, forPerson);
        Optional<UUID> instead = Optional.of(voter).filter(found -> !found.equals(who.person()));
        Vote vote = new Vote(
                who.person(), actor.name(), instead, instead.map(names::of), yes, reason.strip(), clock.instant());
        rows.vote(stored.id(), before.size() + 1, vote);
        inbox.touched(stored.task().orElse(stored.id().toString()));
        written(actor, stored, vote);
        var after = new java.util.ArrayList<>(before);
        after.add(vote);
        Outcome outcome = Tally.outcome(stored.question().rule(), after, false);
        if (outcome != Outcome.OPEN) {
            decided(stored, outcome == Outcome.GRANTED);
        }
        return outcome;
    }

    private UUID voter(Stored stored, Standing who, List<Vote> votes, Optional<UUID> forPerson) {
        Set<UUID> possible = Tally.votersThrough(
                who, stored.question().rule(), stored.question().askedBy(), votes);
        UUID wanted = forPerson.orElseGet(() -> possible.contains(who.person()) || possible.size() != 1
                ? who.person()
                : possible.iterator().next());
        if (!possible.contains(wanted)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "vote-not-yours", whyNot(stored, who, votes));
        }
        return wanted;
    }

    private static String whyNot(Stored stored, Standing who, List<Vote> votes) {
        if (stored.question().askedBy().filter(who.person()::equals).isPresent()) {
            return "Nobody approves what they asked for themselves, in nobody's name. Somebody else must.";
        }
        if (Tally.hasVoted(who.person(), votes)) {
            return "You have voted on this already; a vote stands.";
        }
        return "This is not yours to vote on: you are not among those asked, or the person you stand in for asked for it"
                + " or has a vote already. It waits for "
                + String.join(", ", stored.question().rule().groups()) + ".";
    }

    private void written(Actor actor, Stored stored, Vote vote) {
        Question question = stored.question();
        String verb = vote.yes() ? "vote-yes" : "vote-no";
        done.add(
                question.businessKey(),
                "",
                stored.id().toString(),
                question.step(),
                actor,
                verb,
                vote.forName(),
                vote.reason());
        Map<String, String> facts = new HashMap<>();
        facts.put(APPROVAL, stored.id().toString());
        facts.put("step", question.step());
        facts.put("yes", Boolean.toString(vote.yes()));
        facts.put("reason", vote.reason());
        vote.forPerson().ifPresent(person -> facts.put("for", person.toString()));
        audit.record(actor, "workflow.vote", question.businessKey(), facts);
    }

    private void decided(Stored stored, boolean granted) {
        Question question = stored.question();
        String id = stored.id().toString();
        inbox.remove(id);
        if (stored.countersigns().isPresent()) {
            return;
        }
        Map<String, Object> variables = Map.of(APPROVAL, id, GRANTED, granted);
        stored.task()
                .ifPresentOrElse(
                        task -> engine.complete(task, variables),
                        () -> engine.tellDecision(DECIDED, question.businessKey(), id, variables));
        events.publishEvent(new ApprovalDecided(id, question.businessKey(), question.step(), granted));
    }

    @Override
    @Transactional
    public void withdraw(Actor actor, String id, String reason) {
        Stored stored = rows.lock(uuid(id)).orElseThrow(ApprovalBook::unknown);
        if (outcome(stored) == Outcome.OPEN) {
            withdraw(stored, reason);
            audit.record(
                    actor,
                    "workflow.withdraw-approval",
                    stored.question().businessKey(),
                    Map.of(APPROVAL, id, "reason", reason));
        }
    }

    private void withdraw(Stored stored, String reason) {
        rows.withdraw(stored.id(), clock.instant(), reason);
        inbox.remove(stored.id().toString());
    }

    /** The task is over, however it ended: what was asked for it is asked no longer. */
    void taskEnded(String task) {
        rows.ofTask(task).stream()
                .filter(stored -> outcome(stored) == Outcome.OPEN)
                .forEach(stored -> withdraw(stored, "the task ended"));
    }

    /** Nothing is asked about this any longer. */
    public void withdrawAll(String businessKey, String reason) {
        rows.about(businessKey).stream()
                .filter(stored -> outcome(stored) == Outcome.OPEN)
                .forEach(stored -> withdraw(stored, reason));
    }

    @Override
    public Outcome outcome(String id) {
        return outcome(rows.find(uuid(id)).orElseThrow(ApprovalBook::unknown));
    }

    private Outcome outcome(Stored stored) {
        return Tally.outcome(stored.question().rule(), rows.votes(stored.id()), stored.withdrawn());
    }

    @Override
    @Transactional(readOnly = true)
    public Approval get(Actor actor, String id) {
        actor.mustHave(Right.WORK_TASKS);
        Stored stored = rows.find(uuid(id)).orElseThrow(ApprovalBook::unknown);
        Standing who = standings.of(actor);
        mustSee(actor, stored, who, rows.votes(stored.id()));
        return seen(stored, Optional.of(who));
    }

    /** Whom it does not concern does not learn that it is there. */
    private static void mustSee(Actor actor, Stored stored, Standing who, List<Vote> votes) {
        Question question = stored.question();
        boolean asked = question.rule().people().stream().anyMatch(who.people()::contains)
                || question.rule().groups().stream().anyMatch(who.names()::contains);
        boolean mine = question.askedBy().filter(who.person()::equals).isPresent();
        if (!asked && !mine && !Tally.hasVoted(who.person(), votes) && !actor.has(Right.SEE_OPERATIONS)) {
            throw unknown();
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<Approval> about(String businessKey) {
        return rows.about(businessKey).stream()
                .map(stored -> seen(stored, Optional.empty()))
                .toList();
    }

    /** Signatures asked for by a task, the last one first. */
    List<Approval> countersigning(String task) {
        return rows.countersigning(task).stream()
                .map(stored -> seen(stored, Optional.empty()))
                .toList();
    }

    private Approval seen(Stored stored, Optional<Standing> who) {
        List<Vote> votes = rows.votes(stored.id()).stream().map(this::named).toList();
        Outcome outcome = Tally.outcome(stored.question().rule(), votes, stored.withdrawn());
        boolean may = outcome == Outcome.OPEN
                && who.filter(standing -> !Tally.votersThrough(
                                        standing,
                                        stored.question().rule(),
                                        stored.question().askedBy(),
                                        votes)
                                .isEmpty())
                        .isPresent();
        Optional<String> whyNot =
                who.filter(_ -> !may && outcome == Outcome.OPEN).map(standing -> whyNot(stored, standing, votes));
        return new Approval(stored.id().toString(), stored.question(), stored.openedAt(), votes, outcome, may, whyNot);
    }

    private Vote named(Vote vote) {
        return new Vote(
                vote.person(),
                names.of(vote.person()),
                vote.forPerson(),
                vote.forPerson().map(names::of),
                vote.yes(),
                vote.reason(),
                vote.at());
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static Refusal unknown() {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "approval-unknown",
                "There is no such approval that concerns you. Load the inbox.");
    }

    private static Refusal conflict(String code, String sentence) {
        return new Refusal(Refusal.Kind.CONFLICT, code, sentence);
    }
}
