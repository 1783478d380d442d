package io.evenkeel.alerting.internal.template;

/** A template that is not understood. */
public final class TemplateError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int offset;

    TemplateError(int offset, String sentence) {
        super(sentence);
        this.offset = offset;
    }

    /** Index of the character in the template that is meant. */
    public int offset() {
        return offset;
    }
}
