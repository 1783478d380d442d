package io.evenkeel.identity;

import io.evenkeel.audit.Refusal;
import java.nio.charset.StandardCharsets;

/** Which passwords people may have. */
public final class PasswordRule {
    /** In characters. */
    public static final int SHORTEST = 12;

    /** What bcrypt looks at; the rest of a longer password would not count. */
    public static final int MOST_BYTES = 72;

    private PasswordRule() {}

    /**
     * Refuses what is too short to be safe or too long to be compared in full.
     *
     * @param field of the request that is at fault
     */
    public static void mustBeUsable(String password, String field) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "password-too-short",
                    "A password needs at least " + SHORTEST + " characters. A few unrelated words make a good one.",
                    field);
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES || password.indexOf('\0') >= 0) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "password-too-long",
                    "A password may have at most " + MOST_BYTES
                            + " bytes: that many Latin letters, or 24 Chinese characters.",
                    field);
        }
    }
}
