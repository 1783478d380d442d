package io.evenkeel.telemetry.internal.analytics;

import io.evenkeel.telemetry.AnomalyScore.Basis;

/**
 * What the time of day and of the week lead one to expect, learned as the series goes on, and how far the newest values
 * are from it. Of both profiles the one that has been nearer to the values is believed. Not thread-safe.
 */
final class Course {

    private static final int AROUND_DAY = 1;
    private static final int AROUND_WEEK = 2;
    private static final int MOST_DAYS = 7;
    private static final int LEAST_DAYS = 2;
    private static final int MOST_WEEKS = 4;
    private static final int LEAST_WEEKS = 2;

    /** A profile is believed for its misses after so many of them. */
    private static final double TRIED = 100;

    private static final double FOLLOW = 0.001;
    private static final double WILD = 5;

    /** How much a new value moves the smoothed miss. */
    private static final double NEWEST = 0.5;

    private final History history = new History();
    private final double[] room = new double[MOST_DAYS * (2 * AROUND_DAY + 1) + MOST_WEEKS * (2 * AROUND_WEEK + 1)];
    private final Told daily = new Told();
    private final Told weekly = new Told();
    private double miss;
    private double expected;
    private Basis basis = Basis.DAILY;

    /** How well a profile has told the series. */
    private static final class Told {
        private double times;
        private double error;

        void miss(double size) {
            times++;
            // A wild value says nothing about how good a profile is.
            double held = times > TRIED ? Math.min(size, WILD * error) : size;
            error += (held - error) * Math.max(1 / times, FOLLOW);
        }

        boolean better(Told other) {
            return times >= TRIED && (other.times < TRIED || error < other.error);
        }
    }

    /** The smoothed miss of this value, which is then remembered; NaN where there is no profile yet. */
    double next(long millis, double value) {
        long place = History.place(millis);
        double day = profile(place, History.DAY, AROUND_DAY, LEAST_DAYS, MOST_DAYS);
        double week = profile(place, History.WEEK, AROUND_WEEK, LEAST_WEEKS, MOST_WEEKS);
        boolean byWeek = !Double.isNaN(week) && (Double.isNaN(day) || weekly.better(daily));
        expected = byWeek ? week : day;
        basis = byWeek ? Basis.WEEKLY : Basis.DAILY;
        tried(daily, day, value);
        tried(weekly, week, value);
        history.add(millis, value);
        if (Double.isNaN(expected)) {
            return Double.NaN;
        }
        miss += NEWEST * (value - expected - miss);
        return Math.abs(miss);
    }

    double expected() {
        return expected;
    }

    Basis basis() {
        return basis;
    }

    private static void tried(Told profile, double told, double value) {
        if (!Double.isNaN(told)) {
            profile.miss(Math.abs(value - told));
        }
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
            for (int off = around + 1; count == before && off <= History.HOUR; off++) {
                // Measured seldom, each hour say: the nearest within the hour.
                count = history.copy(centre - off, centre - off, room, count);
                count = count == before ? history.copy(centre + off, centre + off, room, count) : count;
            }
            periods += count > before ? 1 : 0;
        }
        return periods < least ? Double.NaN : middle(count);
    }

    /** Few values are sorted faster by putting each in its place. */
    private double middle(int count) {
        for (int i = 1; i < count; i++) {
            double value = room[i];
            int at = i;
            while (at > 0 && room[at - 1] > value) {
                room[at] = room[at - 1];
                at--;
            }
            room[at] = value;
        }
        return room[count / 2];
    }
}
