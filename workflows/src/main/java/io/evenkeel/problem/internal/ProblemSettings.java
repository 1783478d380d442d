package io.evenkeel.problem.internal;

import io.evenkeel.audit.HouseZone;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * What an installation can say otherwise, as properties {@code evenkeel.problem.*}.
 *
 * @param enough how many incidents with the same sign propose a problem
 * @param within in which time
 * @param quiet how long it must stay quiet to close
 * @param zone of weekday and hour in the comparison
 */
record ProblemSettings(int enough, Duration within, Duration quiet, ZoneId zone) {
    private static final int FEWEST = 2;

    static ProblemSettings of(Environment settings) {
        return new ProblemSettings(
                Math.max(FEWEST, settings.getProperty("evenkeel.problem.incidents", Integer.class, 3)),
                settings.getProperty("evenkeel.problem.within", Duration.class, Duration.ofDays(30)),
                settings.getProperty("evenkeel.problem.quiet", Duration.class, Duration.ofDays(14)),
                HouseZone.of(settings, "evenkeel.problem.zone"));
    }

    @Configuration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        ProblemSettings problemSettings(Environment settings) {
            return of(settings);
        }
    }
}
