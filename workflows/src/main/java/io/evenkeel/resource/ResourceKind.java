package io.evenkeel.resource;

import io.evenkeel.inventory.Kind;
import io.evenkeel.workflow.Words;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An entry of the catalogue.
 *
 * @param id 1 to 40 of {@code a-z 0-9 -}
 * @param price of one unit for one month
 * @param mostAtOnce of one application
 * @param longestDays from today to the last day
 * @param graceDays between its end and its return
 * @param mostOfPerson quota of a person who has none of their own
 * @param itemKind what it is in the inventory
 * @param provideGroup team or role whose people provide it and take it back
 * @param checklist what they tick off
 * @param hook where a program provides it; empty where people do
 * @param answerWithin how long the program may take to answer
 * @param offered whether it can be applied for; what there is goes on
 */
public record ResourceKind(
        String id,
        Words name,
        Words unit,
        BigDecimal price,
        String currency,
        int mostAtOnce,
        int longestDays,
        int graceDays,
        int mostOfPerson,
        int mostOfTeam,
        Kind itemKind,
        String provideGroup,
        List<Words> checklist,
        Optional<String> hook,
        Duration answerWithin,
        Optional<Idle> idle,
        boolean offered,
        long version) {

    public ResourceKind {
        checklist = List.copyOf(checklist);
    }

    /**
     * When one of it counts as idle.
     *
     * @param expression PromQL that has a value while it is idle: {@code rate(…[1h]) < 0.05}
     * @param days for how many days together
     */
    public record Idle(String expression, int days) {}
}
