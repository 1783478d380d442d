package io.evenkeel.recovery.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.recovery.Drill;
import io.evenkeel.recovery.Drill.Evidence;
import io.evenkeel.recovery.DrillProof;
import io.evenkeel.recovery.RecoveryPolicy;
import io.evenkeel.recovery.internal.DrillRows.Frozen;
import io.evenkeel.reporting.Language;
import io.evenkeel.reporting.Printing;
import io.evenkeel.workflow.Approvals;
import io.evenkeel.workflow.Approvals.Vote;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The report of a drill: its rows as they are when it ends, as JSON. Its hash is a fact of an act of the audit trail, and so
 * part of the chain that nobody can change unseen. What people do afterwards (notes, owners, the review) stands beside it.
 */
@Component
class DrillReport {
    /** Without its room. */
    private static final String VERB = "freeze-report";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int NEWEST_ACTS = 500;

    private final DrillRows rows;
    private final DrillWrites writes;
    private final DrillRecords records;
    private final RecoveryPolicyRows policies;
    private final Approvals approvals;
    private final Printing printing;
    private final InstantSource clock;

    DrillReport(
            DrillRows rows,
            DrillWrites writes,
            DrillRecords records,
            RecoveryPolicyRows policies,
            Approvals approvals,
            Printing printing,
            InstantSource clock) {
        this.rows = rows;
        this.writes = writes;
        this.records = records;
        this.policies = policies;
        this.approvals = approvals;
        this.printing = printing;
        this.clock = clock;
    }

    /**
     * What is frozen.
     *
     * @param votes who decided that it may be held
     * @param asked the business's checks, as they were asked
     */
    record Content(String form, Instant frozenAt, List<Voted> votes, List<Map<String, Object>> asked, Drill drill) {}

    record Voted(String name, Optional<String> inPlaceOf, boolean yes, String reason, Instant at) {}

    void freeze(Actor actor, String number) {
        StoredDrill stored = records.locked(number);
        Drill drill = stored.drill();
        RecoveryPolicy policy = policies.find(drill.policy().id()).orElseThrow();
        String text = JSON.writeValueAsString(new Content(
                DrillProof.FORM,
                clock.instant(),
                votes(drill),
                policy.terms().drill().checks().stream().map(DrillJson::fields).toList(),
                drill));
        String hash = DrillProof.hash(text.getBytes(StandardCharsets.UTF_8));
        writes.frozen(stored.id(), text, hash);
        records.moved(actor, VERB, number, Map.of(DrillProof.FACT, hash));
    }

    private List<Voted> votes(Drill drill) {
        return approvals.about(drill.number()).stream()
                .flatMap(approval -> approval.votes().stream())
                .map(DrillReport::voted)
                .toList();
    }

    private static Voted voted(Vote vote) {
        return new Voted(vote.name(), vote.forName(), vote.yes(), vote.reason(), vote.at());
    }

    byte[] bytes(Drill drill) {
        Frozen frozen = rows.report(drill.number()).orElseThrow(() -> DrillSentences.noReport(drill));
        byte[] bytes = frozen.text().getBytes(StandardCharsets.UTF_8);
        if (!DrillProof.hash(bytes).equals(frozen.sha256())) {
            throw DrillSentences.altered(drill.number());
        }
        return bytes;
    }

    byte[] pdf(Drill drill, Language language) {
        byte[] bytes = bytes(drill);
        Content content = JSON.readValue(bytes, Content.class);
        return printing.print(new DrillSheet(language, content, DrillProof.hash(bytes)).sheet());
    }

    /** Where the hash stands in the chain; empty until the act is sealed. */
    Optional<Long> position(Audit audit, String number, Evidence evidence) {
        return audit.list(Optional.of(number), Optional.empty(), NEWEST_ACTS).stream()
                .filter(act -> act.verb().equals(DrillProof.VERB))
                .filter(act -> evidence.sha256().equals(act.facts().get(DrillProof.FACT)))
                .findFirst()
                .flatMap(Audit.Act::sealedAs);
    }

    static Drill with(Drill drill, Evidence evidence) {
        return new Drill(
                drill.number(),
                drill.policy(),
                drill.state(),
                drill.result(),
                drill.reason(),
                drill.until(),
                drill.askedBy(),
                drill.askedAt(),
                drill.approval(),
                drill.beganAt(),
                drill.endedAt(),
                drill.promise(),
                drill.measured(),
                drill.last(),
                drill.steps(),
                drill.checks(),
                drill.findings(),
                drill.output(),
                drill.copy(),
                drill.sandbox(),
                drill.problem(),
                Optional.of(evidence),
                drill.notes());
    }
}
