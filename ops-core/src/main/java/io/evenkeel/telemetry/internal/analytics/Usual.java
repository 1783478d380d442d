package io.evenkeel.telemetry.internal.analytics;

import io.evenkeel.telemetry.Judgement.Basis;

/** What a basis expects at a place, from the places before it. */
final class Usual {

    /** The level of some hours; at least so many values, for series that are measured seldom. */
    private static final int LEVEL_PLACES = 6 * History.HOUR;

    private static final int LEAST_OF_LEVEL = 4;

    /** A quarter of an hour to each side, half an hour for weeks, of which there are fewer. */
    private static final int AROUND_DAY = 3;

    private static final int AROUND_WEEK = 6;
    private static final int MOST_DAYS = 14;
    private static final int LEAST_DAYS = 3;
    private static final int MOST_WEEKS = 4;
    private static final int LEAST_WEEKS = 2;

    private final History history;
    private final double[] room = new double[MOST_DAYS * (2 * AROUND_DAY + 1)];

    Usual(History history) {
        this.history = history;
    }

    /** NaN where there is too little to say. */
    double expected(Basis basis, long place) {
        return switch (basis) {
            case LEVEL -> level(place);
            case DAILY -> profile(place, History.DAY, AROUND_DAY, LEAST_DAYS, MOST_DAYS);
            case WEEKLY -> profile(place, History.WEEK, AROUND_WEEK, LEAST_WEEKS, MOST_WEEKS);
        };
    }

    private double level(long place) {
        int count = history.copy(place - LEVEL_PLACES, place - 1, room, 0);
        if (count < LEAST_OF_LEVEL) {
            count = history.copy(place - History.DAY / 2, place - 1, room, 0);
        }
        return count < LEAST_OF_LEVEL ? Double.NaN : Robust.median(room, count);
    }

    private double profile(long place, int period, int around, int least, int most) {
        int count = 0;
        int periods = 0;
        for (int back = 1; back <= most; back++) {
            long centre = place - (long) back * period;
            if (centre + around < history.first()) {
                break;
            }
            int before = count;
            count = history.copy(centre - around, centre + around, room, count);
            if (count == before) {
                // Measured seldom, each hour say: the nearest within the hour.
                count = history.copy(centre - History.HOUR, centre + History.HOUR, room, count);
            }
            periods += count > before ? 1 : 0;
        }
        return periods < least ? Double.NaN : Robust.median(room, count);
    }
}
