package io.evenkeel.oncall.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.oncall.OnCall.Policy;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes, changes and ends escalation policies; one of them is always for what no other matches. Called in a transaction. */
@Component
class PolicyEdits {
    private final PolicyRows policies;
    private final PageRows pages;
    private final OnCallChecks checks;
    private final Audit audit;
    private final InstantSource clock;

    PolicyEdits(PolicyRows policies, PageRows pages, OnCallChecks checks, Audit audit, InstantSource clock) {
        this.policies = policies;
        this.pages = pages;
        this.checks = checks;
        this.audit = audit;
        this.clock = clock;
    }

    Policy change(Actor actor, Policy policy) {
        checks.policy(policy);
        mustStayDefault(policy);
        Policy before = policies.find(policy.id()).orElseThrow(() -> OnCallRefusals.unknown("escalation policy"));
        if (!policies.update(policy)) {
            throw OnCallRefusals.outOfDate(before.name(), before.version(), policy.version());
        }
        audit.record(
                actor,
                "oncall.change-policy",
                policy.name(),
                Map.of("steps", checks.sentence(policy.steps()), "stepsBefore", checks.sentence(before.steps())));
        return policies.find(policy.id()).orElseThrow();
    }

    Policy create(Actor actor, Policy asked) {
        checks.policy(asked);
        checks.roomFor(policies.matches().size(), "policies");
        var made = new Policy(UUID.randomUUID(), asked.name(), asked.steps(), asked.match(), 1);
        policies.insert(made, clock.instant());
        audit.record(
                actor,
                "oncall.create-policy",
                made.name(),
                Map.of(
                        "steps", checks.sentence(made.steps()),
                        "match", made.match().toString()));
        return made;
    }

    void delete(Actor actor, UUID id) {
        Policy policy = policies.find(id).orElseThrow(() -> OnCallRefusals.unknown("escalation policy"));
        if (isDefault(id)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "policy-is-default",
                    "“" + policy.name() + "” is for every incident that no other policy matches. Change it instead.");
        }
        List<String> paging = pages.incidentsPagedBy(id);
        if (!paging.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "policy-in-use",
                    "“" + policy.name() + "” pages " + String.join(", ", paging)
                            + " just now. Delete it when somebody has acknowledged.");
        }
        policies.delete(id);
        audit.record(actor, "oncall.delete-policy", policy.name(), Map.of("steps", checks.sentence(policy.steps())));
    }

    private boolean isDefault(UUID id) {
        return policies.defaultPolicy().filter(policy -> policy.id().equals(id)).isPresent();
    }

    /** Else incidents that no policy matches would page nobody. */
    private void mustStayDefault(Policy policy) {
        if (!policy.match().isEmpty() && isDefault(policy.id())) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "policy-is-default",
                    "This policy is for every incident that no other matches, so it asks for no labels. Make a further one"
                            + " for these labels.",
                    "match");
        }
    }
}
