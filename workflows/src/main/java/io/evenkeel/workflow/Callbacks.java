package io.evenkeel.workflow;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Calls to systems outside that answer later. The call is signed and carries a code for one answer; it is sent after commit
 * and again until the receiver has it. The process of the business key is told {@link Wanted#message()} exactly once: when
 * the answer came, with its fields as variables and {@link #ANSWERED} true; or when the time is over or the receiver refused,
 * with {@link #ANSWERED} false and {@link #WHY_NOT}. The process therefore waits for that message and needs no timer.
 * Thread-safe.
 */
public interface Callbacks {
    /** Variable: whether an answer came. */
    String ANSWERED = "answered";
    /** Variable: why no answer came; empty text where one did. */
    String WHY_NOT = "whyNot";

    /**
     * Opens a call in the caller's transaction. The same {@link Wanted#key()} opens no second one; another one for the same
     * business key and message closes the one before, whose answer is then refused.
     *
     * @throws io.evenkeel.audit.Refusal INVALID as {@link #mustBeCallable} has it
     */
    UUID open(Wanted wanted);

    /** Closes what is open for this business key and message; the process hears nothing. Repeatable. */
    void close(String businessKey, String message);

    /**
     * Refuses an address that cannot be called, or whose receiver has no secret yet.
     *
     * @throws io.evenkeel.audit.Refusal INVALID with the field {@code field}
     */
    void mustBeCallable(String url, String field);

    /**
     * Takes an answer from whoever knows its code and signs with the receiver's secret.
     *
     * @param address where it came from, for the limit of wrong ones
     * @throws io.evenkeel.audit.Refusal if it is late, a second one, of somebody else, too large or not what was asked for;
     *     nothing is taken then
     */
    void answer(Signed answer, String address);

    /**
     * What is wanted.
     *
     * @param key the caller's own, stable over repeats
     * @param message what the process waits for
     * @param fields what is sent; values as {@link Flows} has them
     * @param answers names of the fields that the answer may have; they become variables
     * @param until after this no answer is taken
     */
    record Wanted(
            String key,
            String businessKey,
            String message,
            String url,
            Map<String, Object> fields,
            Set<String> answers,
            Instant until) {

        public Wanted {
            fields = Map.copyOf(fields);
            answers = Set.copyOf(answers);
        }
    }

    /** An answer as it came over the wire. */
    record Signed(String timestamp, String signature, byte[] body) {

        public Signed {
            body = body.clone();
        }

        @Override
        public byte[] body() {
            return body.clone();
        }
    }
}
