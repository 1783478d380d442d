package io.evenkeel.change.internal;

import io.evenkeel.change.Window;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** When most people work with what is changed: Monday to Friday between two local times. Pure. */
record BusyHours(LocalTime from, LocalTime to, ZoneId zone) {

    /** Whether a window has any of them. */
    boolean meet(Window window) {
        LocalDate last = window.to().atZone(zone).toLocalDate();
        for (LocalDate day = window.from().atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            if (isWorkday(day) && hours(day).overlaps(window)) {
                return true;
            }
        }
        return false;
    }

    private Window hours(LocalDate day) {
        return new Window(
                day.atTime(from).atZone(zone).toInstant(),
                day.atTime(to).atZone(zone).toInstant());
    }

    private static boolean isWorkday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
