package io.evenkeel.desk;

import io.evenkeel.audit.Actor;
import java.time.Instant;
import java.util.Optional;

/** The mailbox that the desk reads. Needs {@code EDIT_SETTINGS}. Thread-safe. */
public interface Mailbox {

    /** What protects the connection. */
    enum Security {
        NONE,
        STARTTLS,
        TLS
    }

    /** Empty while none is set. */
    Optional<Reading> get(Actor actor);

    /** @param password if empty, the stored one stays, but only for the same server and user */
    Reading put(Actor actor, Setting setting, Optional<String> password);

    /** Reads no mail any more. */
    void remove(Actor actor);

    /** @param address to which people write; answers go to it with a key after a plus */
    record Setting(String host, int port, Security security, String user, String folder, String address) {}

    /**
     * @param lastFetch when it was read last
     * @param failure why it cannot be read now; the mail waits there
     */
    record Reading(
            Setting setting, Optional<Instant> lastFetch, Optional<String> failure, Optional<Instant> failingSince) {}
}
