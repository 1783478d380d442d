package io.evenkeel.reporting.internal;

import io.evenkeel.audit.HouseZone;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * What an installation can say otherwise.
 *
 * @param zone where weeks and months begin: {@code evenkeel.zone}, else the server's
 * @param url of the console, for the links in files; may be empty
 */
record ReportSettings(ZoneId zone, String url) {

    static ReportSettings of(Environment settings) {
        return new ReportSettings(
                HouseZone.of(settings), settings.getProperty("evenkeel.url", "").replaceFirst("/+$", ""));
    }

    @Configuration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        ReportSettings reportSettings(Environment settings) {
            return of(settings);
        }
    }
}
