package io.evenkeel.notify;

/** How a notice reaches a person. */
public enum Channel {
    /** SMTP, by the configured mail server. */
    EMAIL,
    /** An open, signed-in browser sounds and shows it. */
    CONSOLE,
    /** A signed POST to an address of the person's choice. */
    WEBHOOK
}
