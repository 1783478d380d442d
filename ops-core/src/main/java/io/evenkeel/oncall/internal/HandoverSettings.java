package io.evenkeel.oncall.internal;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * What an installation may set.
 *
 * @param remindAfter how long a hand-over may wait before its taker is asked again, and after that before the next is told
 */
record HandoverSettings(Duration remindAfter) {
    private static final Duration USUAL = Duration.ofMinutes(15);
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    static HandoverSettings of(Environment settings) {
        Duration given = settings.getProperty("evenkeel.handover.remind-after", Duration.class, USUAL);
        return new HandoverSettings(given.compareTo(SHORTEST) < 0 ? SHORTEST : given);
    }

    @Configuration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        HandoverSettings handoverSettings(Environment settings) {
            return of(settings);
        }
    }
}
