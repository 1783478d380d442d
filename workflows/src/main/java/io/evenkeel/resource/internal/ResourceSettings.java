package io.evenkeel.resource.internal;

import io.evenkeel.audit.HouseZone;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * What an installation can say otherwise, as properties {@code evenkeel.resource.*}, and the days that follow from it.
 *
 * @param zone in which days begin and end
 * @param remindAt when on their day reminders are sent
 * @param remindDays how long before the end, the longest first
 */
record ResourceSettings(InstantSource clock, ZoneId zone, LocalTime remindAt, List<Integer> remindDays) {

    ResourceSettings {
        remindDays = List.copyOf(remindDays);
    }

    static ResourceSettings of(Environment settings, InstantSource clock) {
        return new ResourceSettings(
                clock,
                HouseZone.of(settings, "evenkeel.resource.zone"),
                LocalTime.parse(settings.getProperty("evenkeel.resource.remind-at", "09:00")),
                List.of(30, 7, 1));
    }

    /** To the microsecond, as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** When a last day is over. */
    Instant endOf(LocalDate lastDay) {
        return lastDay.plusDays(1).atStartOfDay(zone).toInstant();
    }

    Instant remindAt(LocalDate lastDay, int daysBefore) {
        return lastDay.minusDays(daysBefore).atTime(remindAt).atZone(zone).toInstant();
    }

    @Configuration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        ResourceSettings resourceSettings(Environment settings, InstantSource clock) {
            return of(settings, clock);
        }
    }
}
