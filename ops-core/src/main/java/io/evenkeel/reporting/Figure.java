package io.evenkeel.reporting;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One number about a period.
 *
 * @param id stable, lower case with hyphens: the period before is compared by it
 * @param counted how it is counted, one or two sentences; printed beside it
 * @param value empty where there was nothing to count: no mean of no incidents
 * @param rows what it was counted from
 */
public record Figure(
        String id, Words name, Words counted, Unit unit, Better better, Optional<BigDecimal> value, Rows rows) {

    /** Counts the rows. */
    public static Figure count(String id, Words name, Words counted, Better better, Rows rows) {
        return new Figure(id, name, counted, Unit.COUNT, better, Optional.of(BigDecimal.valueOf(rows.count())), rows);
    }
}
