package io.evenkeel.telemetry.internal.analytics;

import io.evenkeel.telemetry.AnomalyScore;

/** Makes one peak of one incident: after an alarm there is none for some rows, unless it grows much worse. */
final class Peaks {

    private static final int ROWS = 150;
    private static final double WORSE = 3;

    private long rows;
    private long alarmAt = Long.MIN_VALUE / 2;
    private double peak;

    /** The score as it is, or half of it in the shadow of an alarm. */
    double next(double surprise, double score) {
        rows++;
        if (score < AnomalyScore.ALARM) {
            return score;
        }
        if (rows - alarmAt <= ROWS && surprise < WORSE * peak) {
            return score / 2;
        }
        alarmAt = rows;
        peak = surprise;
        return score;
    }
}
