package io.evenkeel.change.internal;

import io.evenkeel.audit.HouseZone;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * What an installation can say otherwise, as properties {@code evenkeel.change.*}.
 *
 * @param busyHours when most people work
 * @param healthSpan how long before and after is compared, at most
 */
record ChangeSettings(BusyHours busyHours, Duration healthSpan) {

    static ChangeSettings of(Environment settings) {
        return new ChangeSettings(
                new BusyHours(
                        LocalTime.parse(settings.getProperty("evenkeel.change.busy-from", "08:00")),
                        LocalTime.parse(settings.getProperty("evenkeel.change.busy-to", "18:00")),
                        HouseZone.of(settings, "evenkeel.change.zone")),
                settings.getProperty("evenkeel.change.health-span", Duration.class, Duration.ofHours(24)));
    }

    @Configuration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        ChangeSettings changeSettings(Environment settings) {
            return of(settings);
        }
    }
}
