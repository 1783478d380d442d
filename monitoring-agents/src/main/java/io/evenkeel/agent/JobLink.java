package io.evenkeel.agent;

import io.evenkeel.protocol.SignedJob;
import java.io.IOException;
import java.util.Optional;

/** The server as far as it gives out jobs. Waits as {@link ServerLink} does. */
interface JobLink {

    /**
     * A job that waits for this host, still to be checked.
     *
     * @throws IOException where the server gives no answer that can be understood
     */
    Optional<SignedJob> takeJob() throws IOException;

    /**
     * Tells of the last job that was taken; the answer may be that a drill is to be stopped. Does not throw.
     *
     * @param json of a {@link io.evenkeel.protocol.RecoveryNews}
     */
    Answer tell(long number, String json);
}
