package io.evenkeel.resource.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.resource.Resource;
import io.evenkeel.resource.Resource.Decision;
import io.evenkeel.resource.Resource.Stage;
import io.evenkeel.resource.Resource.State;
import io.evenkeel.resource.Resource.Verdict;
import io.evenkeel.resource.Resource.What;
import io.evenkeel.resource.Resource.Wish;
import io.evenkeel.workflow.Approvals;
import io.evenkeel.workflow.Approvals.Approval;
import io.evenkeel.workflow.Approvals.Outcome;
import io.evenkeel.workflow.Approvals.Question;
import io.evenkeel.workflow.Approvals.Rule;
import io.evenkeel.workflow.Words;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whether a wish is granted: by the table, by votes. Called by the process, in its transaction; repeatable. */
@Component
class Deciding {
    private final ResourceRecords records;
    private final ResourceRows rows;
    private final KindRows kinds;
    private final ApprovalTable table;
    private final Approvals approvals;
    private final Told told;
    private final ResourceSettings settings;

    Deciding(
            ResourceRecords records,
            ResourceRows rows,
            KindRows kinds,
            ApprovalTable table,
            Approvals approvals,
            Told told,
            ResourceSettings settings) {
        this.records = records;
        this.rows = rows;
        this.kinds = kinds;
        this.table = table;
        this.approvals = approvals;
        this.told = told;
        this.settings = settings;
    }

    /** Asks the table. @return what it says; what was decided before stays */
    Verdict decide(Actor actor, String key) {
        Resource resource = records.locked(key);
        Optional<Wish> open = resource.wish();
        if (open.isEmpty()) {
            return Verdict.REFUSE;
        }
        Wish wish = open.get();
        if (wish.stage() != Stage.DECIDING) {
            return wish.stage() == Stage.APPROVING ? Verdict.ASK : Verdict.GRANT;
        }
        Decision decision = table.decide(resource, wish, settings.today());
        Map<String, String> facts = new HashMap<>(Map.of("row", Integer.toString(decision.row())));
        decision.whyEn().ifPresent(why -> facts.put("why", why));
        decision.whyZh().ifPresent(why -> facts.put("whyZh", why));
        switch (decision.verdict()) {
            case REFUSE -> refused(actor, resource, wish.at(Stage.DECIDING, Optional.of(decision)), facts);
            case GRANT -> granted(actor, resource, wish.at(Stage.PROVIDING, Optional.of(decision)), facts);
            case ASK ->
                records.moved(
                        actor,
                        "ask",
                        resource,
                        Edit.of(resource).wish(wish.at(Stage.APPROVING, Optional.of(decision))),
                        Map.of(
                                "row",
                                Integer.toString(decision.row()),
                                "approvals",
                                Integer.toString(decision.approvals()),
                                "groups",
                                decision.groups().stream().sorted().collect(Collectors.joining(", "))));
        }
        return decision.verdict();
    }

    /** Opens the vote. @return its id */
    String ask(String key) {
        Resource resource = records.locked(key);
        Wish wish = resource.wish().orElseThrow();
        Decision decision = wish.decision().orElseThrow();
        String approval = approvals.open(new Question(
                key,
                "approve",
                name(wish.what()),
                line(resource, wish),
                Optional.of(wish.by().id()),
                new Rule(decision.groups(), Set.of(), decision.approvals(), true),
                Optional.empty()));
        rows.save(Edit.of(resource).approval(approval).after());
        return approval;
    }

    private static Words name(What what) {
        return switch (what) {
            case PROVIDE -> new Words("Approve the resource", "审批资源申请");
            case RESIZE -> new Words("Approve the new size", "审批资源变更规格");
            case EXTEND -> new Words("Approve the extension", "审批资源续期");
        };
    }

    /** What whoever votes reads: what, how much, until when, for what, at which price. */
    private String line(Resource resource, Wish wish) {
        String kind = kinds.find(resource.kind()).orElseThrow().name().en();
        return wish.quantity() + " × " + kind + " → " + wish.until() + " · "
                + resource.unitPrice().multiply(java.math.BigDecimal.valueOf(wish.quantity())) + " "
                + resource.currency() + "/month · " + wish.by().name() + ": " + resource.purpose();
    }

    /** Notes what the votes say. @return whether it is granted */
    boolean noteDecision(Actor actor, String key) {
        Resource resource = records.locked(key);
        Optional<Wish> wish = resource.wish();
        Optional<String> approval = resource.approval();
        if (wish.isEmpty() || approval.isEmpty()) {
            return false;
        }
        boolean granted = approvals.outcome(approval.get()) == Outcome.GRANTED;
        if (wish.get().stage() == Stage.APPROVING) {
            Map<String, String> facts = reasons(key, approval.get());
            if (granted) {
                granted(actor, resource, wish.get().at(Stage.PROVIDING, Optional.empty()), facts);
            } else {
                refused(actor, resource, wish.get(), facts);
            }
        }
        return granted;
    }

    private Map<String, String> reasons(String key, String approval) {
        String said = approvals.about(key).stream()
                .filter(one -> one.id().equals(approval))
                .map(Approval::votes)
                .flatMap(java.util.List::stream)
                .map(vote -> vote.name() + (vote.reason().isBlank() ? "" : ": " + vote.reason()))
                .collect(Collectors.joining("; "));
        return said.isEmpty() ? Map.of() : Map.of("votes", said);
    }

    private void granted(Actor actor, Resource resource, Wish wish, Map<String, String> facts) {
        records.moved(actor, "grant", resource, Edit.of(resource).wish(wish), facts);
    }

    /** An application ends with it; of what there is, all stays as it is. What was reserved for it is free again. */
    private void refused(Actor actor, Resource resource, Wish wish, Map<String, String> facts) {
        String why = facts.getOrDefault("why", facts.getOrDefault("votes", ""));
        Edit edit = Edit.of(resource).reason(why);
        Resource after = records.moved(
                actor,
                "refuse",
                resource,
                wish.what() == What.PROVIDE
                        ? edit.over(State.REFUSED, settings.now())
                        : edit.withoutWish().reserved(resource.quantity()),
                facts);
        told.refused(after, wish, why);
    }
}
