package io.evenkeel.resource.internal;

import io.evenkeel.resource.Resource;
import io.evenkeel.resource.Resource.Decision;
import io.evenkeel.resource.Resource.Verdict;
import io.evenkeel.resource.Resource.What;
import io.evenkeel.resource.Resource.Wish;
import io.evenkeel.workflow.Decisions;
import io.evenkeel.workflow.Decisions.Answer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
 * Asks the table {@code resource-approval.dmn}. Where a changed table says nothing, or nothing that can be understood, two
 * people are asked: what cannot be decided is never granted by itself.
 */
@Component
class ApprovalTable {
    private static final Logger log = LoggerFactory.getLogger(ApprovalTable.class);
    private static final String TABLE = "resource-approval";
    private static final int MOST_APPROVALS = 20;
    private static final Decision LESS =
            new Decision(Verdict.GRANT, 0, 0, Set.of(), Optional.empty(), Optional.empty());
    private static final Decision UNDECIDED = new Decision(
            Verdict.ASK, 0, 2, Set.of("change-manager", "administrator"), Optional.empty(), Optional.empty());

    private final Decisions decisions;

    ApprovalTable(Decisions decisions) {
        this.decisions = decisions;
    }

    Decision decide(Resource resource, Wish wish, LocalDate today) {
        if (wish.what() == What.RESIZE && wish.quantity() <= resource.quantity()) {
            return LESS;
        }
        Map<String, Object> asked = asked(resource, wish, today);
        return decisions.decide(TABLE, asked).flatMap(ApprovalTable::understood).orElseGet(() -> {
            log.warn("event=resource-approval-undecided resource={} asked={}", resource.key(), asked);
            return UNDECIDED;
        });
    }

    /** What the table reads: it is about what there would be, not about the difference. */
    static Map<String, Object> asked(Resource resource, Wish wish, LocalDate today) {
        return Map.of(
                "wish",
                wish.what().word(),
                "kind",
                resource.kind(),
                "quantity",
                wish.quantity(),
                "monthlyCost",
                resource.unitPrice()
                        .multiply(BigDecimal.valueOf(wish.quantity()))
                        .doubleValue(),
                "days",
                (int) ChronoUnit.DAYS.between(today, wish.until()),
                "team",
                resource.team().isPresent());
    }

    static Optional<Decision> understood(Answer answer) {
        return Stream.of(Verdict.values())
                .filter(known -> known.word().equals(answer.values().get("verdict")))
                .findFirst()
                .flatMap(verdict -> understood(verdict, answer));
    }

    private static Optional<Decision> understood(Verdict verdict, Answer answer) {
        Set<String> groups = Stream.of(text(answer, "groups").orElse("").split(","))
                .map(group -> group.strip().toLowerCase(Locale.ROOT))
                .filter(group -> !group.isEmpty())
                .collect(Collectors.toSet());
        int approvals = answer.values().get("approvals") instanceof Number number ? number.intValue() : 0;
        boolean askable = !groups.isEmpty() && approvals >= 1 && approvals <= MOST_APPROVALS;
        return verdict == Verdict.ASK && !askable
                ? Optional.empty()
                : Optional.of(new Decision(
                        verdict, answer.row(), approvals, groups, text(answer, "why"), text(answer, "whyZh")));
    }

    private static Optional<String> text(Answer answer, String name) {
        return Optional.ofNullable(answer.values().get(name))
                .map(Object::toString)
                .filter(text -> !text.isBlank());
    }
}
