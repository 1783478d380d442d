package io.evenkeel.notify;

import java.util.List;

/** Messages to people. Thread-safe. */
public interface Notifications {

    /**
     * Stores the intent in the caller's transaction; it is carried out after commit, within a second, and repeated with
     * back-off until it is accepted or given up (then {@link NoticeFailed}).
     */
    void send(Notice notice);

    /**
     * Takes back what was not sent yet, in the caller's transaction. What is just being handed over may still arrive, but
     * is not tried again.
     *
     * @param about as in the notices
     */
    void withdraw(String about);

    /** Whether mail can be sent at all: a mail server is set. */
    boolean mailIsSet();

    /** What became of the notices about a subject, oldest first. */
    List<Sent> about(String subject);

    /** @param state {@code waiting}, {@code delivered}, {@code failed}, {@code withdrawn} */
    record Sent(Notice notice, String state, int attempts, String detail, java.time.Instant at) {}
}
