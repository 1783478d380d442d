package io.evenkeel.workflow;

import java.util.Map;

/**
 * Processes of the rooms above, by business key: what the process is about, such as {@code CHG-77}. All in the caller's
 * transaction. Values of variables are texts, numbers, booleans, {@link java.time.Instant}s, or lists and maps of these.
 *
 * <p>Variables with a meaning: {@code subject} is the line that people read in the inbox; {@code askedBy} is the id of the
 * person who asked, who may withdraw it and approves nothing of it.
 */
public interface Flows {
    /** Line of the inbox that says what it is about. */
    String SUBJECT = "subject";
    /** Id of the person who asked. */
    String ASKED_BY = "askedBy";

    /** Starts a process; where one of this kind runs with this business key, nothing happens. */
    void start(String processKey, String businessKey, Map<String, Object> variables);

    /**
     * Hands a message to the process that waits for it.
     *
     * @return false if nobody waits for it; then nothing is kept
     */
    boolean tell(String message, String businessKey, Map<String, Object> variables);

    /** Ends whatever runs with this business key; its tasks and open approvals end with it. Repeatable. */
    void end(String businessKey, String reason);
}
