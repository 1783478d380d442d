package io.evenkeel.notify.internal;

import io.evenkeel.audit.Checkpoint;
import io.evenkeel.audit.Checkpoints;
import io.evenkeel.audit.Refusal;
import io.evenkeel.notify.LifeSign;
import io.evenkeel.notify.Outgoing;
import io.evenkeel.notify.Outgoing.Answered;
import io.evenkeel.notify.Outgoing.Call;
import io.evenkeel.notify.Outgoing.Result;
import io.evenkeel.notify.TroubleBegan;
import io.evenkeel.notify.internal.HeartbeatSetting.State;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells an address outside that we live: the database answers, the sender looks, and no part above says that it is in
 * trouble. Who does not hear it any more raises the alarm: that is the only way to learn that Evenkeel itself is down. One
 * thread calls {@link #beatIfDue()}.
 */
@Component
class Heartbeat {

    private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);
    private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

    private final HeartbeatSetting setting;
    private final Outgoing outgoing;
    private final SealedAddresses addresses;
    private final Pulse pulse;
    private final Checkpoints checkpoints;
    private final ObjectProvider<LifeSign> lifeSigns;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private Optional<Instant> last = Optional.empty();
    /** So that it is written down once, not with each beat; 0 before the first. */
    private long lastCarried;

    Heartbeat(
            HeartbeatSetting setting,
            Outgoing outgoing,
            SealedAddresses addresses,
            Pulse pulse,
            Checkpoints checkpoints,
            ObjectProvider<LifeSign> lifeSigns,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            InstantSource clock) {
        this.setting = setting;
        this.outgoing = outgoing;
        this.addresses = addresses;
        this.pulse = pulse;
        this.checkpoints = checkpoints;
        this.lifeSigns = lifeSigns;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Reading the setting is the proof that the database answers. */
    void beatIfDue() {
        Optional<State> state = setting.find();
        Instant now = clock.instant();
        if (state.isEmpty()
                || last.filter(at -> now.isBefore(at.plusSeconds(state.get().everySeconds())))
                        .isPresent()) {
            return;
        }
        last = Optional.of(now);
        Optional<String> trouble = trouble();
        if (trouble.isPresent()) {
            log.error("event=heartbeat-withheld reason=\"{}\"", trouble.get());
            return;
        }
        Optional<Checkpoint> checkpoint = checkpoints.newest();
        Result result = called(state.get(), checkpoint);
        boolean good = result instanceof Answered answered && answered.isGood();
        if (good) {
            checkpoint.filter(carried -> carried.number() != lastCarried).ifPresent(carried -> {
                checkpoints.sent(carried.number(), "heartbeat");
                lastCarried = carried.number();
            });
        }
        settle(state.get(), good ? Optional.empty() : Optional.of(result.sentence()));
    }

    private Result called(State state, Optional<Checkpoint> checkpoint) {
        try {
            return outgoing.call(call(addresses.openHeartbeat(state.sealedUrl()), checkpoint));
        } catch (Refusal unreadable) {
            return new Outgoing.Unreached(String.valueOf(unreadable.getMessage()));
        }
    }

    /** It carries the audit trail's newest checkpoint, so that whoever logs it can prove the trail later. */
    private static Call call(URI url, Optional<Checkpoint> checkpoint) {
        Map<String, String> headers = checkpoint
                .map(carried -> Map.of("Evenkeel-Audit-Checkpoint", carried.line()))
                .orElse(Map.of());
        return new Call("GET", url, headers, new byte[0], LONGEST_CALL);
    }

    private Optional<String> trouble() {
        return pulse.isBeating()
                ? lifeSigns.stream().flatMap(sign -> sign.trouble().stream()).findFirst()
                : Optional.of("The sender of messages stands still.");
    }

    private void settle(State called, Optional<String> failure) {
        failure.ifPresent(reason -> log.warn("event=heartbeat-failed reason=\"{}\"", OneLine.detail(reason)));
        transaction.executeWithoutResult(_ -> {
            State after = setting.record(called, failure, clock.instant());
            if (after.failures() == ChannelTroubles.TOO_OFTEN) {
                HeartbeatSetting.trouble(after).ifPresent(trouble -> events.publishEvent(new TroubleBegan(trouble)));
            }
        });
    }
}
