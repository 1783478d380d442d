package io.evenkeel.otlp;

/** A request that is refused as a whole, with a sentence for the sender. Nothing of it was handed on. */
public final class OtlpRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static final int UNREADABLE = 400;
    static final int TOO_LARGE = 413;
    static final int OTHER_FORM = 415;

    private final int status;

    private OtlpRefused(int status, String sentence) {
        super(sentence);
        this.status = status;
    }

    static OtlpRefused unreadable(String sentence) {
        return new OtlpRefused(UNREADABLE, sentence);
    }

    static OtlpRefused otherForm(String sentence) {
        return new OtlpRefused(OTHER_FORM, sentence);
    }

    /** More is in it than a room takes at once. */
    public static OtlpRefused tooLarge(String sentence) {
        return new OtlpRefused(TOO_LARGE, sentence);
    }

    int status() {
        return status;
    }
}
