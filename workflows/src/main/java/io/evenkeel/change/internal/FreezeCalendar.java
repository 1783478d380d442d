package io.evenkeel.change.internal;

import io.evenkeel.change.Freeze;
import io.evenkeel.change.Freeze.Weekly;
import io.evenkeel.change.Window;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When freezes are. A weekly one is told in the local time of its zone: on the nights when clocks are set it is an hour
 * longer or shorter, and a time that the clocks skip is the moment after the gap. Pure.
 */
final class FreezeCalendar {

    private FreezeCalendar() {}

    /** The times of a freeze that overlap a window, in order. */
    static List<Window> during(Freeze freeze, Window window) {
        List<Window> found = new ArrayList<>();
        freeze.once().filter(window::overlaps).ifPresent(found::add);
        freeze.weekly().ifPresent(weekly -> found.addAll(during(weekly, window)));
        return found;
    }

    private static List<Window> during(Weekly weekly, Window window) {
        List<Window> found = new ArrayList<>();
        // One that began up to a week before may reach into the window.
        LocalDate day = window.from()
                .atZone(weekly.zone())
                .toLocalDate()
                .minusWeeks(1)
                .with(TemporalAdjusters.previousOrSame(weekly.fromDay()));
        while (day.atStartOfDay(weekly.zone()).toInstant().isBefore(window.to())) {
            occurrence(weekly, day).filter(window::overlaps).ifPresent(found::add);
            day = day.plusWeeks(1);
        }
        return found;
    }

    /** Empty where setting the clocks leaves nothing of it. */
    private static Optional<Window> occurrence(Weekly weekly, LocalDate fromDay) {
        LocalDate toDay = fromDay.with(TemporalAdjusters.nextOrSame(weekly.toDay()));
        if (toDay.equals(fromDay) && !weekly.toTime().isAfter(weekly.fromTime())) {
            toDay = toDay.plusWeeks(1);
        }
        var from = fromDay.atTime(weekly.fromTime()).atZone(weekly.zone()).toInstant();
        var to = toDay.atTime(weekly.toTime()).atZone(weekly.zone()).toInstant();
        return from.isBefore(to) ? Optional.of(new Window(from, to)) : Optional.empty();
    }
}
