package io.evenkeel.knowledge.internal;

import io.evenkeel.audit.HouseZone;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * What an installation can say otherwise, as properties {@code evenkeel.knowledge.*}, and the days that follow from it.
 *
 * @param zone in which days begin and end
 * @param remindAt when on their day reminders are sent
 * @param remindDays how long before the review date, the longest first
 * @param reviewAfterDays when an article must be looked at again where nobody says a date
 */
record KnowledgeSettings(
        InstantSource clock, ZoneId zone, LocalTime remindAt, List<Integer> remindDays, int reviewAfterDays) {

    KnowledgeSettings {
        remindDays = List.copyOf(remindDays);
    }

    static KnowledgeSettings of(Environment settings, InstantSource clock) {
        return new KnowledgeSettings(
                clock,
                HouseZone.of(settings, "evenkeel.knowledge.zone"),
                LocalTime.parse(settings.getProperty("evenkeel.knowledge.remind-at", "09:00")),
                List.of(30, 7, 1),
                Math.max(1, settings.getProperty("evenkeel.knowledge.review-days", Integer.class, 365)));
    }

    /** To the microsecond, as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    LocalDate reviewByDefault() {
        return today().plus(Period.ofDays(reviewAfterDays));
    }

    /** When a reminder so many days before a date is due. */
    Instant remindAt(LocalDate reviewBy, int daysBefore) {
        return reviewBy.minusDays(daysBefore).atTime(remindAt).atZone(zone).toInstant();
    }

    @Configuration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        KnowledgeSettings knowledgeSettings(Environment settings, InstantSource clock) {
            return of(settings, clock);
        }
    }
}
