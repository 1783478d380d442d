package io.evenkeel.notify.web;

import static io.evenkeel.audit.Given.allGiven;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Needs;
import io.evenkeel.audit.Right;
import io.evenkeel.notify.internal.AllowedAddresses;
import io.evenkeel.notify.internal.HeartbeatSetting;
import io.evenkeel.notify.internal.HeartbeatSetting.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What is called outside: the heartbeat, and the addresses that are allowed although they are mostly forbidden. */
@RestController
class OutgoingController {

    private static final int USUAL_SECONDS = 60;

    private final HeartbeatSetting heartbeat;
    private final AllowedAddresses allowed;

    OutgoingController(HeartbeatSetting heartbeat, AllowedAddresses allowed) {
        this.heartbeat = heartbeat;
        this.allowed = allowed;
    }

    @GetMapping("/api/notify/heartbeat")
    @Needs(Right.EDIT_SETTINGS)
    HeartbeatView heartbeat() {
        return HeartbeatView.of(heartbeat.find());
    }

    @PutMapping("/api/notify/heartbeat")
    @Needs(Right.EDIT_SETTINGS)
    HeartbeatView changeHeartbeat(@RequestBody HeartbeatChange request, Actor actor) {
        return HeartbeatView.of(heartbeat.change(
                actor,
                Optional.ofNullable(request.url()).map(String::strip).filter(url -> !url.isEmpty()),
                Optional.ofNullable(request.everySeconds()).orElse(USUAL_SECONDS)));
    }

    @GetMapping("/api/notify/outgoing")
    @Needs(Right.EDIT_SETTINGS)
    OutgoingView outgoing() {
        return new OutgoingView(allowed.entries());
    }

    @PutMapping("/api/notify/outgoing")
    @Needs(Right.EDIT_SETTINGS)
    OutgoingView changeOutgoing(@RequestBody OutgoingChange request, Actor actor) {
        return new OutgoingView(allowed.change(actor, allGiven(request.allowedAddresses(), "allowedAddresses")));
    }

    /**
     * @param url without what may be a token in it; given back as it is, the stored one stays
     * @param sentAt when the last one was accepted; {@code failingSince} with {@code reason} while it is not
     */
    record HeartbeatView(
            Optional<String> url,
            int everySeconds,
            Optional<Instant> sentAt,
            Optional<Instant> failingSince,
            Optional<String> reason) {

        static HeartbeatView of(Optional<State> state) {
            return new HeartbeatView(
                    state.map(State::url),
                    state.map(State::everySeconds).orElse(USUAL_SECONDS),
                    state.flatMap(State::sentAt),
                    state.flatMap(State::failingSince),
                    state.map(State::reason).filter(reason -> !reason.isEmpty()));
        }
    }

    record HeartbeatChange(@Nullable String url, @Nullable Integer everySeconds) {}

    record OutgoingView(List<String> allowedAddresses) {}

    record OutgoingChange(@Nullable List<String> allowedAddresses) {}
}
