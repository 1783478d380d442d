package io.evenkeel.notify;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * The one way out by HTTP. Every address that a person can set passes it: the name is resolved once and the connection goes
 * to what was found; loopback, link-local and metadata addresses are refused unless an administrator lists them; redirects
 * are not followed; time and size are bounded. Thread-safe; blocks, so never called in a transaction.
 */
public interface Outgoing {

    Result call(Call call);

    /**
     * Refuses an address that could never be called, before it is stored. A name that cannot be resolved just now passes.
     *
     * @throws io.evenkeel.audit.Refusal INVALID with the field {@code field}
     */
    void mustBeAllowed(String address, String field);

    /**
     * @param body empty for GET
     * @param longest after this the call is cut off
     */
    record Call(String method, URI address, Map<String, String> headers, byte[] body, Duration longest) {

        public Call {
            headers = Map.copyOf(headers);
            body = body.clone();
        }

        @Override
        public byte[] body() {
            return body.clone();
        }

        public static Call get(URI address, Duration longest) {
            return new Call("GET", address, Map.of(), new byte[0], longest);
        }
    }

    /** What came of a call. */
    sealed interface Result {
        /** For people; one sentence. */
        String sentence();
    }

    /** @param body at most 64 KiB of it */
    record Answered(int status, String body) implements Result {
        public boolean isGood() {
            return status >= 200 && status < 300;
        }

        @Override
        public String sentence() {
            return status >= 300 && status < 400
                    ? "It answered " + status + ", which sends elsewhere; redirects are not followed."
                    : "It answered " + status + ".";
        }
    }

    /** Refused by us; nothing was sent. */
    record NotAllowed(String sentence) implements Result {}

    /** No answer: not resolved, not reached, broken off or too slow. */
    record Unreached(String sentence) implements Result {}
}
