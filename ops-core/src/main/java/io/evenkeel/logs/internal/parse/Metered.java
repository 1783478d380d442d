package io.evenkeel.logs.internal.parse;

/** A text that may be read so often and no more: searching for the next match again and again can take the square of its length. */
final class Metered implements CharSequence {
    private static final long AT_LEAST = 200_000;
    private static final int TIMES = 30;

    private final String text;
    private long left;

    /** It was read too often. */
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Exhausted() {
            super("read too often", null, false, false);
        }
    }

    Metered(String text) {
        this.text = text;
        this.left = AT_LEAST + (long) text.length() * TIMES;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (left-- <= 0) {
            throw new Exhausted();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
