package io.evenkeel.notify;

import java.time.Instant;
import java.util.List;

/** What keeps messages from getting out at this moment. Thread-safe. */
public interface Troubles {

    /** Those that last, oldest first. */
    List<Trouble> all();

    /**
     * @param code {@code channel-failed} or {@code heartbeat-failed}
     * @param subject which one, such as a mail address
     * @param reason why the last attempt failed, in the words of whoever refused it
     * @param sentence what it means and what to do
     * @param since when it began
     */
    record Trouble(String code, String subject, String reason, String sentence, Instant since) {}
}
