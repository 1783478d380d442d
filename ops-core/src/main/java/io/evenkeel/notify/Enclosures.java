package io.evenkeel.notify;

import java.util.Optional;

/**
 * Port: files that go with mails. The outbox keeps their names only; a room above has them, and must give the same one
 * whenever a mail is sent again.
 */
public interface Enclosures {

    /** @param reference as in {@link Notice#enclosure}; empty where it is another room's or gone for good */
    Optional<Enclosure> find(String reference);

    /**
     * @param name of the file, without a path
     * @param type such as {@code application/pdf}
     */
    record Enclosure(String name, String type, byte[] content) {}
}
