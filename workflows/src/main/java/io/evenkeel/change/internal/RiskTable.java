package io.evenkeel.change.internal;

import io.evenkeel.change.Change.Kind;
import io.evenkeel.change.Change.Level;
import io.evenkeel.change.Change.Risk;
import io.evenkeel.inventory.Criticality;
import io.evenkeel.workflow.Decisions;
import io.evenkeel.workflow.Decisions.Answer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks the table {@code change-risk.dmn}. Where a changed table says nothing, or nothing that can be understood, the risk
 * is high: what cannot be decided is looked at by two people.
 */
@Component
class RiskTable {
    private static final Logger log = LoggerFactory.getLogger(RiskTable.class);
    private static final String TABLE = "change-risk";
    private static final Risk UNDECIDED = new Risk(Level.HIGH, 0, 2, Set.of("change-manager", "administrator"));
    private static final int MOST_APPROVALS = 20;

    private final Decisions decisions;

    RiskTable(Decisions decisions) {
        this.decisions = decisions;
    }

    /**
     * @param criticality the gravest of what it changes and hits; empty where nobody has said one
     * @param busy whether its window has hours in which most people work
     */
    Risk risk(Kind kind, Optional<Criticality> criticality, boolean backOutTested, boolean busy) {
        Map<String, Object> asked = Map.of(
                "kind",
                kind.word(),
                "criticality",
                criticality.map(Criticality::word).orElse("unknown"),
                "backOutTested",
                backOutTested,
                "busy",
                busy);
        return decisions.decide(TABLE, asked).flatMap(RiskTable::understood).orElseGet(() -> {
            log.warn("event=change-risk-undecided asked={}", asked);
            return UNDECIDED;
        });
    }

    private static Optional<Risk> understood(Answer answer) {
        Optional<Level> level = Stream.of(Level.values())
                .filter(known -> known.word().equals(answer.values().get("risk")))
                .findFirst();
        Set<String> groups = Stream.of(String.valueOf(answer.values().getOrDefault("groups", ""))
                        .split(","))
                .map(group -> group.strip().toLowerCase(Locale.ROOT))
                .filter(group -> !group.isEmpty())
                .collect(Collectors.toSet());
        int approvals = answer.values().get("approvals") instanceof Number number ? number.intValue() : 0;
        return level.filter(known -> !groups.isEmpty() && approvals >= 1 && approvals <= MOST_APPROVALS)
                .map(known -> new Risk(known, answer.row(), approvals, groups));
    }
}
