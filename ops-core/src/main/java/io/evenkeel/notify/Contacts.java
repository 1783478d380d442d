package io.evenkeel.notify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where people can be reached, beside an open console. Thread-safe. */
public interface Contacts {

    /** All of a person, those included that are not verified, in the order in which they were made. */
    List<Contact> of(UUID person);

    /** Those of a person that a page goes to: shown to be theirs, and mail only where a mail server is set. */
    List<Contact> usable(UUID person);

    /**
     * @param address a mail address, or a URL without what may be a token in it, as its owner sees it
     * @param sendTo what a {@link Notice} for it has as its address; holds no secret
     * @param verified whether its owner entered the code that was sent to it
     * @param failedSince since when every attempt failed, if the last three did
     */
    record Contact(
            UUID id, Channel channel, String address, String sendTo, boolean verified, Optional<Instant> failedSince) {}
}
