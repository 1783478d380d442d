package io.evenkeel.audit;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A verb's answer when it does not do what was asked. Nothing was changed. The console's web layer turns it into
 * {@code application/problem+json} (RFC 9457) with {@code type = urn:evenkeel:problem:CODE}.
 *
 * <p>The message is a sentence for the person: what was wrong, where, and what to do. No code parses it.
 */
public final class Refusal extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The sorts of refusals, each with its HTTP status. */
    public enum Kind {
        INVALID(400),
        UNAUTHENTICATED(401),
        FORBIDDEN(403),
        NOT_FOUND(404),
        CONFLICT(409),
        OUT_OF_DATE(412),
        TOO_LARGE(413),
        TOO_MANY(429),
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final Kind kind;
    private final String code;
    private final @Nullable String field;

    public Refusal(Kind kind, String code, String message) {
        this(kind, code, message, null);
    }

    /**
     * @param code stable, lower case with hyphens, such as {@code incident-closed}
     * @param field the field of the request that was wrong, if one was
     */
    public Refusal(Kind kind, String code, String message, @Nullable String field) {
        super(message);
        this.kind = kind;
        this.code = code;
        this.field = field;
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public @Nullable String field() {
        return field;
    }
}
