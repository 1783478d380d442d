package io.evenkeel.incident.internal;

import io.evenkeel.incident.Priority;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * What an installation may set.
 *
 * @param acknowledgementHolds how long, by priority, an acknowledgement holds before its owner is asked again
 * @param answerWithin how long the owner may take to answer
 * @param sameTroubleWithin how long after its end an incident is opened again by another alert on the same item
 * @param joinsAlongTopology whether an alert joins an incident on something that its item needs, or that needs it
 * @param groupLabels which labels tell troubles apart where no item is known
 */
record IncidentSettings(
        Map<Priority, Duration> acknowledgementHolds,
        Duration answerWithin,
        Duration sameTroubleWithin,
        boolean joinsAlongTopology,
        List<String> groupLabels) {

    private static final Map<Priority, Duration> USUAL = Map.of(
            Priority.P1, Duration.ofMinutes(30),
            Priority.P2, Duration.ofHours(1),
            Priority.P3, Duration.ofHours(8),
            Priority.P4, Duration.ofHours(24));
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    IncidentSettings {
        acknowledgementHolds = Map.copyOf(acknowledgementHolds);
        groupLabels = List.copyOf(groupLabels);
    }

    Duration holds(Priority priority) {
        return acknowledgementHolds.getOrDefault(priority, SHORTEST);
    }

    static IncidentSettings of(Environment settings) {
        var holds = new EnumMap<Priority, Duration>(Priority.class);
        USUAL.forEach((priority, usual) -> holds.put(
                priority,
                atLeastAMinute(settings.getProperty(
                        "evenkeel.incident.acknowledgement-holds."
                                + priority.name().toLowerCase(Locale.ROOT),
                        Duration.class,
                        usual))));
        return new IncidentSettings(
                holds,
                atLeastAMinute(
                        settings.getProperty("evenkeel.incident.answer-within", Duration.class, Duration.ofMinutes(5))),
                settings.getProperty("evenkeel.incident.same-trouble-within", Duration.class, Duration.ofHours(24)),
                settings.getProperty("evenkeel.incident.join-along-topology", Boolean.class, true),
                List.of(settings.getProperty(
                                "evenkeel.incident.group-by", "alertname,cluster,namespace,service,job,instance")
                        .split("\\s*,\\s*")));
    }

    /** Less would page people while they read the page before. */
    private static Duration atLeastAMinute(Duration given) {
        return given.compareTo(SHORTEST) < 0 ? SHORTEST : given;
    }

    @Configuration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        IncidentSettings incidentSettings(Environment settings) {
            return of(settings);
        }
    }
}
