package io.evenkeel.notify.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Audit;
import io.evenkeel.audit.Refusal;
import io.evenkeel.audit.Right;
import io.evenkeel.notify.Outgoing;
import io.evenkeel.notify.Troubles.Trouble;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which address is called as long as we live, and what came of it. It is stored sealed and never shown whole. */
@Service
public class HeartbeatSetting {

    private static final int SHORTEST_SECONDS = 10;
    private static final int LONGEST_SECONDS = 86_400;

    private final JdbcClient jdbc;
    private final Outgoing outgoing;
    private final SealedAddresses addresses;
    private final Audit audit;

    HeartbeatSetting(JdbcClient jdbc, Outgoing outgoing, SealedAddresses addresses, Audit audit) {
        this.jdbc = jdbc;
        this.outgoing = outgoing;
        this.addresses = addresses;
        this.audit = audit;
    }

    /**
     * @param url as it may be shown
     * @param sealedUrl the whole, as {@link SealedAddresses} keeps it
     * @param sentAt when it was last accepted
     * @param failures how many in a row failed
     * @param reason of the last failure; empty if there is none
     */
    public record State(
            String url,
            String sealedUrl,
            int everySeconds,
            Optional<Instant> sentAt,
            int failures,
            Optional<Instant> failingSince,
            String reason) {}

    public Optional<State> find() {
        return jdbc.sql("SELECT * FROM notify.heartbeat WHERE sealed_url IS NOT NULL")
                .query((row, number) -> new State(
                        row.getString("url"),
                        row.getString("sealed_url"),
                        row.getInt("every_seconds"),
                        instant(row.getObject("sent_at", OffsetDateTime.class)),
                        row.getInt("failures"),
                        instant(row.getObject("failing_since", OffsetDateTime.class)),
                        row.getString("reason")))
                .optional();
    }

    /** @param url empty: none is called; what {@link State#url} showed: the stored one stays */
    @Transactional
    public Optional<State> change(Actor actor, Optional<String> url, int everySeconds) {
        actor.mustHave(Right.EDIT_SETTINGS);
        if (everySeconds < SHORTEST_SECONDS || everySeconds > LONGEST_SECONDS) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "heartbeat-invalid",
                    "A heartbeat is sent every 10 to 86,400 seconds; 60 is usual.",
                    "everySeconds");
        }
        Optional<State> before = find();
        Optional<String> kept =
                before.filter(known -> url.equals(Optional.of(known.url()))).map(State::sealedUrl);
        Optional<String> sealed = kept.or(() -> url.map(this::sealed));
        jdbc.sql("DELETE FROM notify.heartbeat").update();
        url.ifPresent(given ->
                store(kept.isPresent() ? given : SealedAddresses.shown(given), sealed.orElseThrow(), everySeconds));
        audit.record(
                actor,
                "notify.change-heartbeat",
                "heartbeat",
                Map.of(
                        "address", find().map(State::url).orElse("none"),
                        "everySeconds", Integer.toString(everySeconds)));
        return find();
    }

    private String sealed(String url) {
        outgoing.mustBeAllowed(url, "url");
        return addresses.ofHeartbeat(url);
    }

    private void store(String shown, String sealed, int everySeconds) {
        jdbc.sql("INSERT INTO notify.heartbeat (url, sealed_url, every_seconds) VALUES (:url, :sealed, :every)")
                .param("url", shown)
                .param("sealed", sealed)
                .param("every", everySeconds)
                .update();
    }

    /**
     * @param called the setting that was called; another one that was set meanwhile is not touched
     * @param failure empty if it was accepted
     */
    @Transactional
    public State record(State called, Optional<String> failure, Instant now) {
        jdbc.sql("""
                        UPDATE notify.heartbeat SET
                            sent_at = CASE WHEN :failed THEN sent_at ELSE :now END,
                            failures = CASE WHEN :failed THEN failures + 1 ELSE 0 END,
                            failing_since = CASE WHEN :failed THEN coalesce(failing_since, :now) END,
                            reason = :reason
                        WHERE sealed_url = :sealed
                        """)
                .param("sealed", called.sealedUrl())
                .param("failed", failure.isPresent())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("reason", OneLine.detail(failure.orElse("")))
                .update();
        return find().orElse(called);
    }

    Optional<Trouble> trouble() {
        return find().filter(state -> state.failures() >= ChannelTroubles.TOO_OFTEN)
                .flatMap(HeartbeatSetting::trouble);
    }

    static Optional<Trouble> trouble(State state) {
        return state.failingSince()
                .map(since -> new Trouble(
                        "heartbeat-failed",
                        "heartbeat",
                        state.reason(),
                        "The heartbeat is not accepted, so nobody would learn when Evenkeel is down: " + state.reason(),
                        since));
    }

    private static Optional<Instant> instant(@Nullable OffsetDateTime moment) {
        return Optional.ofNullable(moment).map(OffsetDateTime::toInstant);
    }
}
