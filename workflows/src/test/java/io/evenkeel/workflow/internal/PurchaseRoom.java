package io.evenkeel.workflow.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Refusal;
import io.evenkeel.workflow.Approvals;
import io.evenkeel.workflow.Approvals.Question;
import io.evenkeel.workflow.Approvals.Rule;
import io.evenkeel.workflow.Flows;
import io.evenkeel.workflow.Step;
import io.evenkeel.workflow.Task;
import io.evenkeel.workflow.TaskRules;
import io.evenkeel.workflow.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A room above workflow, as its doors meet it: it asks for money and has a word on its tasks. */
public class PurchaseRoom implements Step, TaskRules {
    private final Approvals approvals;
    final List<String> completed = new ArrayList<>();
    boolean refuses;
    boolean withdrawable = true;
    String fails = "";

    PurchaseRoom(Approvals approvals) {
        this.approvals = approvals;
    }

    void forget() {
        completed.clear();
        refuses = false;
        withdrawable = true;
        fails = "";
    }

    @Override
    public String name() {
        return "purchase.ask-money";
    }

    @Override
    public Map<String, Object> run(String businessKey, Map<String, Object> variables) {
        if (!fails.isEmpty()) {
            throw new IllegalStateException(fails);
        }
        String approval = approvals.open(new Question(
                businessKey,
                "money",
                new Words("Spend the money", "批准支出"),
                String.valueOf(variables.get(Flows.SUBJECT)),
                Optional.of(UUID.fromString(String.valueOf(variables.get(Flows.ASKED_BY)))),
                Rule.oneOf("managers"),
                Optional.empty()));
        return Map.of("approval", approval, "pieces", variables.getOrDefault("pieces", 0));
    }

    @Override
    public String processKey() {
        return "purchase";
    }

    @Override
    public void completed(Actor actor, Task task, Map<String, Object> values) {
        if (refuses) {
            throw new Refusal(Refusal.Kind.CONFLICT, "purchase-closed", "The shop is closed. Try tomorrow.");
        }
        completed.add(actor.name() + " " + task.step() + " " + new java.util.TreeMap<>(values));
    }

    @Override
    public void withdrawn(Actor actor, String businessKey, String reason) {
        if (!withdrawable) {
            throw new Refusal(Refusal.Kind.CONFLICT, "purchase-paid", "It is paid already.");
        }
        completed.add(actor.name() + " withdrew " + businessKey);
    }
}
