package io.evenkeel.protocol;

/** The bytes are no {@link LogShipment}, or one that is too large; the message is a sentence. */
public final class LogShipmentUnreadable extends Exception {

    private static final long serialVersionUID = 1L;

    LogShipmentUnreadable(String sentence) {
        super(sentence);
    }
}
