package io.evenkeel.logs;

import io.evenkeel.logs.internal.parse.Secrets;

/**
 * Takes secrets out of a text, as they are taken out of log lines: what stands behind a password's or a token's name, in
 * authorization headers and cookies, in addresses, private keys. What is written as plain prose is not found. Pure, linear.
 */
public final class Masking {
    private Masking() {}

    /** The text with {@code ***} in the place of each. */
    public static String masked(String text) {
        return Secrets.masked(text);
    }
}
