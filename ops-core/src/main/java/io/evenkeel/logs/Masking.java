package io.evenkeel.logs;

import io.evenkeel.logs.internal.parse.Secrets;

/**
 * Takes secrets out of a text. Of a log line: what stands behind a password's or a token's name, in authorization headers and
 * cookies, in addresses, private keys. Of what people write also what stands behind a word for it in plain prose, passwords
 * behind an account's name, numbers of ID cards and mobile phones. Pure, linear.
 */
public final class Masking {
    private Masking() {}

    /** The text with {@code ***} in the place of each, as of a log line. */
    public static String masked(String text) {
        return Secrets.masked(text);
    }

    /** The text with {@code ***} in the place of each, as of people's words. */
    public static String said(String text) {
        return Secrets.said(text);
    }
}
