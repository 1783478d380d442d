package io.evenkeel.oncall.web;

import static io.evenkeel.audit.Given.allGiven;
import static io.evenkeel.audit.Given.given;

import io.evenkeel.audit.Refusal;
import io.evenkeel.oncall.OnCall.Schedule;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A schedule as the console sends it. */
record ScheduleRequest(
        @Nullable String name,
        @Nullable String zone,
        @Nullable List<UUID> people,
        @Nullable LocalDateTime firstHandOver,
        @Nullable Long turnSeconds) {

    Schedule schedule(UUID id, long version) {
        return new Schedule(
                id,
                given(name, "name"),
                zoneId(given(zone, "zone")),
                allGiven(people, "people"),
                given(firstHandOver, "firstHandOver"),
                Duration.ofSeconds(given(turnSeconds, "turnSeconds")),
                version);
    }

    private static ZoneId zoneId(String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "zone-unknown",
                    "“" + zone + "” is no time zone. Give one such as Asia/Shanghai or Europe/Berlin.",
                    "zone");
        }
    }
}
