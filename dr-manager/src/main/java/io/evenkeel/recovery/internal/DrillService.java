package io.evenkeel.recovery.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Right;
import io.evenkeel.recovery.Drill;
import io.evenkeel.recovery.Drill.Evidence;
import io.evenkeel.recovery.Drill.Finding;
import io.evenkeel.recovery.Drill.Person;
import io.evenkeel.recovery.Drills;
import io.evenkeel.recovery.RecoveryPolicy;
import io.evenkeel.reporting.Language;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Drills in PostgreSQL. */
@Service
class DrillService implements Drills {
    private static final int LONGEST_PAGE = 500;

    private final DrillRows rows;
    private final DrillPartWrites parts;
    private final DrillRecords records;
    private final DrillStart start;
    private final DrillCourse course;
    private final DrillFlow flow;
    private final DrillReport report;
    private final RecoveryPolicyRows policies;
    private final Audit audit;
    private final InstantSource clock;

    DrillService(
            DrillRows rows,
            DrillPartWrites parts,
            DrillRecords records,
            DrillStart start,
            DrillCourse course,
            DrillFlow flow,
            DrillReport report,
            RecoveryPolicyRows policies,
            Audit audit,
            InstantSource clock) {
        this.rows = rows;
        this.parts = parts;
        this.records = records;
        this.start = start;
        this.course = course;
        this.flow = flow;
        this.report = report;
        this.policies = policies;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Drill> list(Optional<UUID> policy, int limit) {
        return rows.list(policy, Math.clamp(limit, 1, LONGEST_PAGE));
    }

    @Override
    @Transactional(readOnly = true)
    public Drill get(String number) {
        return withPosition(records.found(number));
    }

    private Drill withPosition(Drill drill) {
        return drill.report()
                .map(evidence -> new Evidence(evidence.sha256(), report.position(audit, drill.number(), evidence)))
                .map(evidence -> DrillReport.with(drill, evidence))
                .orElse(drill);
    }

    @Override
    @Transactional
    public Drill start(Actor actor, UUID policy, Optional<Instant> until, Optional<String> reason) {
        actor.mustHave(Right.EDIT_RECOVERY);
        RecoveryPolicy found = policies.lock(policy).orElseThrow(() -> RecoverySentences.unknown(policy));
        if (found.retiredAt().isPresent()) {
            throw RecoverySentences.retired(found.terms().name());
        }
        Optional<String> why =
                reason.filter(words -> !words.isBlank()).map(words -> DrillTexts.written(words, "reason"));
        return start.ask(actor, person(actor), found, until, why);
    }

    private static Person person(Actor actor) {
        return new Person(
                actor.kind() == Actor.Kind.PERSON ? Optional.of(UUID.fromString(actor.id())) : Optional.empty(),
                actor.name());
    }

    @Override
    @Transactional
    public Drill stop(Actor actor, String number, String reason) {
        actor.mustHave(Right.EDIT_RECOVERY);
        return course.stopped(actor, records.locked(number), reason);
    }

    @Override
    @Transactional
    public Drill note(Actor actor, String number, String text) {
        actor.mustHave(Right.EDIT_RECOVERY);
        StoredDrill stored = records.locked(number);
        if (stored.drill().notes().size() >= DrillPartWrites.MOST_NOTES) {
            throw DrillSentences.tooManyNotes(stored.drill());
        }
        String words = DrillTexts.written(text, "text");
        parts.note(stored.id(), stored.drill().notes().size(), actor.name(), words, clock.instant());
        return withPosition(records.moved(actor, "note-drill", number, Map.of("text", words)));
    }

    @Override
    @Transactional
    public Drill take(Actor actor, String number, int index) {
        actor.mustHave(Right.EDIT_RECOVERY);
        StoredDrill stored = records.locked(number);
        Finding finding = stored.drill().findings().stream()
                .filter(one -> one.index() == index)
                .findFirst()
                .orElseThrow(() -> DrillSentences.noFinding(stored.drill(), index));
        Person person = person(actor);
        if (finding.owner().filter(person::equals).isPresent()) {
            return get(number);
        }
        finding.owner().ifPresent(owner -> {
            throw DrillSentences.taken(owner.name());
        });
        parts.owner(stored.id(), index, person);
        return withPosition(records.moved(actor, "take-finding", number, Map.of("finding", finding.code())));
    }

    @Override
    @Transactional
    public Drill review(Actor actor, String number, String text) {
        actor.mustHave(Right.EDIT_RECOVERY);
        Drill closed = course.reviewed(actor, records.locked(number), text);
        flow.reviewed(number);
        return withPosition(closed);
    }

    @Override
    @Transactional(readOnly = true)
    public byte[] report(String number) {
        return report.bytes(records.found(number));
    }

    @Override
    @Transactional(readOnly = true)
    public byte[] pdf(String number, Language language) {
        return report.pdf(records.found(number), language);
    }
}
