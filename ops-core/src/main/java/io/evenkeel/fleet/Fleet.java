package io.evenkeel.fleet;

import io.evenkeel.audit.Actor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The hosts that are watched and their agents. Thread-safe. */
public interface Fleet {

    /**
     * Registers a host and issues its agent's token; an earlier token of the same host is revoked.
     *
     * @param host 1 to 253 characters of a host name (RFC 1123)
     */
    Enrolled enrol(Actor actor, String host);

    /** Stores facts and the time of the heartbeat for the actor's own host. */
    void heartbeat(Actor agent, HostFacts facts);

    /** Ends the watching of a host: its token is refused from now on; what was measured stays. */
    void revoke(Actor actor, String host);

    /**
     * Notes that an agent was turned away, so that its host shows it. Whoever calls proves nothing: what is not the name of
     * a host that is known is forgotten.
     *
     * @param claimed the host that the agent says it is on
     */
    void agentRefused(String claimed, String address);

    List<Host> hosts();

    Optional<Host> find(String host);

    /** A host is silent when its agent was not heard for this long. */
    Duration SILENT_AFTER = Duration.ofSeconds(60);

    record Enrolled(String host, String token) {

        /** Without the token: a record's text ends up in logs. */
        @Override
        public String toString() {
            return "Enrolled[" + host + "]";
        }
    }
}
