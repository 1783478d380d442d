package io.evenkeel.alerting;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules in force, and the files that were refused. Thread-safe. */
public interface RuleView {

    Overview overview();

    /** @param refused one sentence per error in a file that was refused, with its place */
    record Overview(List<Group> groups, List<String> refused) {}

    /**
     * @param missed evaluations that were left out since the start because an earlier one took too long
     * @param lagSeconds how late the last evaluation began; absent before the first
     * @param tookSeconds how long it took
     */
    record Group(
            String name,
            String file,
            long intervalSeconds,
            List<OneRule> rules,
            long missed,
            Optional<Double> lagSeconds,
            Optional<Double> tookSeconds) {}

    /**
     * @param state {@code firing}, {@code pending} or {@code inactive}: the worst of its alerts
     * @param error why the last evaluation failed, if it did
     */
    record OneRule(
            String name,
            String expression,
            long forSeconds,
            Map<String, String> labels,
            Map<String, String> annotations,
            String state,
            Optional<Instant> lastEvaluation,
            Optional<String> error) {}
}
