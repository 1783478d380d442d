package io.evenkeel.diagnosis.internal;

import io.evenkeel.diagnosis.Diagnosis.Kind;
import io.evenkeel.diagnosis.internal.DiagnosisRows.Judged;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What verdicts teach: a kind of suspect that was the cause more often than the diagnoses had said gets more log-odds, one
 * that was it less often gets fewer. One count each is added on both sides, so that a few verdicts move little (Laplace's
 * rule of succession), and no kind is moved further than {@value #FURTHEST}.
 */
final class Learned {
    private static final double FURTHEST = 1.0;

    private Learned() {}

    static Map<Kind, Double> of(List<Judged> verdicts) {
        var learned = new EnumMap<Kind, Double>(Kind.class);
        for (Kind kind : Kind.values()) {
            double expected = verdicts.stream()
                    .mapToDouble(verdict -> verdict.expected().getOrDefault(kind, 0.0))
                    .sum();
            long was = verdicts.stream()
                    .filter(verdict -> verdict.kind().filter(kind::equals).isPresent())
                    .count();
            learned.put(kind, Math.clamp(Math.log((was + 1) / (expected + 1)), -FURTHEST, FURTHEST));
        }
        return learned;
    }
}
