package io.evenkeel.telemetry;

/**
 * How unusual one value of a stream is.
 *
 * @param score from 0 to 1; an alarm at {@link #ALARM} and above. After an alarm what belongs to the same incident stays
 *     below
 * @param surprise -ln of how seldom the series was as far from what was expected, the mean over all that is looked at
 * @param basis what was surprised most
 * @param seen the value, or for a shape the mean of its newest part
 * @param expected by that basis; NaN if there was nothing to compare with
 * @param odds one in how many values was as far from what that basis expected; 1 for what is quite usual
 */
public record AnomalyScore(double score, double surprise, Basis basis, double seen, double expected, double odds) {

    /** The threshold, the same for all series. */
    public static final double ALARM = 0.5;

    /** Said of a value that can't be compared with anything. */
    public static final AnomalyScore NOTHING = new AnomalyScore(0, 0, Basis.NONE, Double.NaN, Double.NaN, 1);

    public boolean isAlarm() {
        return score >= ALARM;
    }

    /** What was expected, seen, how unusual it is and by what, in one English sentence. */
    public String reason() {
        if (basis == Basis.NONE || Double.isNaN(expected)) {
            return "Not enough history.";
        }
        return "%.4g where %.4g was expected %s: one in %.0f was as far from it."
                .formatted(seen, expected, basis.words, odds);
    }

    /** What a value is compared with. */
    public enum Basis {
        /** With nothing. */
        NONE("by nothing"),
        /** This time of the day over the last seven days. */
        DAILY("by the time of day"),
        /** This time of the week over the last four weeks. */
        WEEKLY("by the time of the week"),
        /** The nearest course that the series took over 8 rows before. */
        ROWS_8("by the course of 8 rows that was nearest"),
        /** … over 24 rows. */
        ROWS_24("by the course of 24 rows that was nearest"),
        /** … over 72 rows. */
        ROWS_72("by the course of 72 rows that was nearest"),
        /** … over 144 rows. */
        ROWS_144("by the course of 144 rows that was nearest");

        private final String words;

        Basis(String words) {
            this.words = words;
        }
    }
}
