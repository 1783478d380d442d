package io.evenkeel.recovery.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.audit.UuidSeven;
import io.evenkeel.inventory.Item;
import io.evenkeel.recovery.Policies;
import io.evenkeel.recovery.PolicyTerms;
import io.evenkeel.recovery.RecoveryPolicy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Policies in PostgreSQL. */
@Service
class PolicyService implements Policies {
    private static final int MOST = 2_000;

    private final RecoveryPolicyRows rows;
    private final JobRows jobs;
    private final DrillRows drills;
    private final DrillCourse course;
    private final PolicyChecks checks;
    private final Audit audit;
    private final InstantSource clock;

    PolicyService(
            RecoveryPolicyRows rows,
            JobRows jobs,
            DrillRows drills,
            DrillCourse course,
            PolicyChecks checks,
            Audit audit,
            InstantSource clock) {
        this.rows = rows;
        this.jobs = jobs;
        this.drills = drills;
        this.course = course;
        this.checks = checks;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<RecoveryPolicy> list() {
        return rows.live();
    }

    @Override
    @Transactional(readOnly = true)
    public RecoveryPolicy get(UUID id) {
        return rows.find(id).orElseThrow(() -> RecoverySentences.unknown(id));
    }

    @Override
    @Transactional
    public RecoveryPolicy make(Actor actor, PolicyTerms terms) {
        actor.mustHave(Right.EDIT_RECOVERY);
        Instant now = clock.instant();
        Item item = checks.check(terms, now);
        if (rows.live().size() >= MOST) {
            throw RecoverySentences.invalid("There are " + MOST + " policies, which is the most.", "name");
        }
        UUID id = UuidSeven.at(now);
        if (!rows.insert(policy(id, item, terms, now))) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "recovery-policy-there",
                    "The section [" + terms.adapter().word() + " " + terms.name() + "] of " + terms.host()
                            + " has a policy already. Change that one, or choose another name.",
                    "name");
        }
        audit.record(actor, "recovery.make-policy", terms.name(), facts(item, terms));
        return get(id);
    }

    @Override
    @Transactional
    public RecoveryPolicy change(Actor actor, UUID id, PolicyTerms terms, OptionalLong expectedVersion) {
        actor.mustHave(Right.EDIT_RECOVERY);
        RecoveryPolicy before = live(id, expectedVersion);
        PolicyTerms old = before.terms();
        if (!old.name().equals(terms.name())
                || old.adapter() != terms.adapter()
                || !old.host().equals(terms.host())) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "recovery-place-fixed",
                    "Name, adapter and host of " + old.name() + " say where its copies lie, so they stay. Retire it and"
                            + " make another policy instead.",
                    "name");
        }
        Instant now = clock.instant();
        Item item = checks.check(terms, now);
        rows.change(policy(id, item, terms, now));
        audit.record(actor, "recovery.change-policy", terms.name(), facts(item, terms));
        return get(id);
    }

    @Override
    @Transactional
    public RecoveryPolicy retire(Actor actor, UUID id, OptionalLong expectedVersion) {
        actor.mustHave(Right.EDIT_RECOVERY);
        RecoveryPolicy before = live(id, expectedVersion);
        rows.retire(id, clock.instant());
        drills.liveOf(before.terms().host())
                .filter(drill -> drill.drill().policy().id().equals(id))
                .flatMap(drill -> drills.lock(drill.number()))
                .ifPresent(drill -> course.stopped(actor, drill, "the policy was retired"));
        jobs.endWaiting(id, clock.instant(), "the policy was retired");
        audit.record(
                actor,
                "recovery.retire-policy",
                before.terms().name(),
                Map.of("host", before.terms().host()));
        return get(id);
    }

    private RecoveryPolicy live(UUID id, OptionalLong expectedVersion) {
        RecoveryPolicy found = rows.lock(id).orElseThrow(() -> RecoverySentences.unknown(id));
        if (found.retiredAt().isPresent()) {
            throw RecoverySentences.retired(found.terms().name());
        }
        if (expectedVersion.isPresent() && expectedVersion.getAsLong() != found.version()) {
            throw RecoverySentences.changed(found.terms().name(), found.version(), expectedVersion.getAsLong());
        }
        return found;
    }

    private static RecoveryPolicy policy(UUID id, Item item, PolicyTerms terms, Instant now) {
        return new RecoveryPolicy(
                id,
                item.name(),
                terms,
                now,
                terms.calendar().next(now),
                DrillCalendar.next(terms, now),
                Optional.empty(),
                Optional.empty(),
                1);
    }

    private static Map<String, String> facts(Item item, PolicyTerms terms) {
        return Map.of(
                "item", item.name(),
                "host", terms.host(),
                "adapter", terms.adapter().word(),
                "rpo", terms.promise().rpo().toString(),
                "rto", terms.promise().rto().toString(),
                "keep",
                        terms.promise().keep().amount() + " "
                                + terms.promise().keep().unit(),
                "responsible", terms.responsible());
    }
}
