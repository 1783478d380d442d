package io.evenkeel.assistant.internal.model;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends the talk with a model. */
final class TroubleException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Trouble trouble;
    private final @Nullable Duration retryAfter;

    TroubleException(Trouble trouble) {
        this(trouble, null);
    }

    /** @param retryAfter as the endpoint asks for it */
    TroubleException(Trouble trouble, @Nullable Duration retryAfter) {
        super(trouble.name());
        this.trouble = trouble;
        this.retryAfter = retryAfter;
    }

    Trouble trouble() {
        return trouble;
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** The trouble in a chain of causes; the library wraps what our exchange throws. */
    static Optional<TroubleException> in(@Nullable Throwable failure) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < 20; depth++, at = at.getCause()) {
            if (at instanceof TroubleException trouble) {
                return Optional.of(trouble);
            }
        }
        return Optional.empty();
    }
}
