package io.evenkeel.telemetry.internal.promql;

/**
 * One word of a query.
 *
 * @param at index of its first character
 * @param text as written; of a string what it means, without quotes and escapes
 * @param number value of a number; ms of a duration
 */
record Token(Kind kind, int at, String text, double number) {

    enum Kind {
        NAME,
        NUMBER,
        DURATION,
        STRING,
        SIGN,
        END
    }

    static Token of(Kind kind, int at, String text) {
        return new Token(kind, at, text, 0);
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    /** Keywords are names that mean something in their place; they are not case-sensitive. */
    boolean isWord(String word) {
        return kind == Kind.NAME && text.equalsIgnoreCase(word);
    }

    /** How an error message calls it. */
    String described() {
        return switch (kind) {
            case END -> "the end";
            case STRING -> "a string";
            case NAME, NUMBER, DURATION, SIGN -> "\"" + text + "\"";
        };
    }
}
