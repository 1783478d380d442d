package io.evenkeel.assistant.internal.check;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Texts as they are compared: full width becomes half (Unicode NFKC), every quotation mark one of ASCII, every dash a hyphen,
 * runs of white space one blank. Pure, linear.
 */
final class Normal {
    private Normal() {}

    static String of(String text) {
        String half = Normalizer.normalize(text, Normalizer.Form.NFKC);
        StringBuilder plain = new StringBuilder(half.length());
        boolean blank = false;
        for (int at = 0; at < half.length(); at++) {
            char each = half.charAt(at);
            if (Character.isWhitespace(each) || Character.isSpaceChar(each)) {
                blank = true;
                continue;
            }
            if (blank && !plain.isEmpty()) {
                plain.append(' ');
            }
            blank = false;
            plain.append(plain(each));
        }
        return plain.toString();
    }

    /** As {@link #of}, with small letters. */
    static String small(String text) {
        return of(text).toLowerCase(Locale.ROOT);
    }

    private static char plain(char each) {
        return switch (each) {
            case '“', '”', '„', '«', '»', '「', '」', '『', '』', '‟' -> '"';
            case '‘', '’', '‚', '‛', '´' -> '\'';
            case '‐', '‑', '‒', '–', '—', '―', '−' -> '-';
            default -> each;
        };
    }
}
