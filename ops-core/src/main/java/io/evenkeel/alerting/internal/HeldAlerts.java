package io.evenkeel.alerting.internal;

import io.evenkeel.alerting.RoomAlerts;
import io.evenkeel.audit.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Rooms' alerts go the way of those that other systems send. */
@Service
class HeldAlerts implements RoomAlerts {
    private static final Logger LOG = LoggerFactory.getLogger(HeldAlerts.class);

    private final ReceivedAlerts received;
    private final InstantSource clock;

    HeldAlerts(ReceivedAlerts received, InstantSource clock) {
        this.received = received;
        this.clock = clock;
    }

    @Override
    public void hold(Actor actor, List<Held> held, Duration time) {
        Optional<Instant> until = Optional.of(clock.instant().plus(time));
        List<PostedAlert> posted = held.stream()
                .map(alert ->
                        new PostedAlert(alert.labels(), alert.annotations(), Optional.empty(), until, Optional.empty()))
                .toList();
        for (String problem : received.take(actor, posted)) {
            LOG.error("event=room-alert-refused room={} cause=\"{}\"", actor.id(), problem);
        }
    }
}
