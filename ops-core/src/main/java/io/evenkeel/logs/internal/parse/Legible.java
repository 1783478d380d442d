package io.evenkeel.logs.internal.parse;

/**
 * Text that every store takes: PostgreSQL has no NUL, UTF-8 no half of a character, and a name with a line feed in it is none.
 * U+FFFD stands in the place of each. Pure.
 */
public final class Legible {
    private static final char INSTEAD = '\uFFFD';

    private Legible() {}

    /** A message or a value: line feeds and tabs stay. */
    public static String text(String given) {
        return clean(given, false);
    }

    /** The name of a host or a source: one line. */
    public static String name(String given) {
        return clean(given, true);
    }

    private static String clean(String given, boolean isName) {
        for (int i = 0; i < given.length(); i++) {
            if (isIllegible(given, i, isName)) {
                return cleaned(given, isName);
            }
        }
        return given;
    }

    private static String cleaned(String given, boolean isName) {
        StringBuilder clean = new StringBuilder(given.length());
        for (int i = 0; i < given.length(); i++) {
            clean.append(isIllegible(given, i, isName) ? INSTEAD : given.charAt(i));
        }
        return clean.toString();
    }

    private static boolean isIllegible(String text, int at, boolean isName) {
        char c = text.charAt(at);
        if (c == 0 || (isName && Character.isISOControl(c))) {
            return true;
        }
        if (!Character.isSurrogate(c)) {
            return false;
        }
        return Character.isHighSurrogate(c)
                ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
                : at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
    }
}
