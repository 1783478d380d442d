package io.evenkeel.telemetry;

import java.util.Map;

/** What {@link Anomalies} says of one value. */
public sealed interface Judgement {

    /** In one English sentence. */
    String reason();

    /** There is too little history, or the value is no number. */
    record NotEnough(String reason) implements Judgement {}

    /**
     * Compared with what was usual.
     *
     * @param score how many robust standard deviations above (or, negative, below) the expected value; within ±100
     * @param low lower edge of the band: three such deviations below the expected value
     * @param facts of the reason, for another language: {@code basis}, {@code at} (ISO-8601), {@code times} (value over
     *     expected, where both are above zero), {@code before} ({@code usual}, {@code unusual} or {@code unknown}: the six
     *     hours before)
     */
    record Compared(
            double value,
            double score,
            double expected,
            double low,
            double high,
            Basis basis,
            String reason,
            Map<String, String> facts)
            implements Judgement {
        public Compared {
            facts = Map.copyOf(facts);
        }

        /** Outside the band. */
        public boolean isUnusual() {
            return Math.abs(score) > Anomalies.BAND;
        }
    }

    /** What a value is compared with, from the least to the most history. */
    enum Basis {
        /** The median of the last six hours. */
        LEVEL,
        /** The median of this time of the day over the last two weeks; three days at least. */
        DAILY,
        /** The median of this time of the week over the last four weeks; two at least. */
        WEEKLY
    }
}
