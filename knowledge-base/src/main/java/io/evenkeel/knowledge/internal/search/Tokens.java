package io.evenkeel.knowledge.internal.search;

import java.util.ArrayList;
import java.util.List;

/**
 * The one analysis of articles and questions, Chinese and English mixed. Linear in the length of the text. Thread-safe.
 */
final class Tokens {
    /** Grows when the same text gives other terms: an index of another number is made anew. */
    static final int VERSION = 1;

    private static final String INSIDE_CODES = "-_./:@\\=#+";

    private Tokens() {}

    /** In the order of their places; several may have one place. */
    static List<Token> of(String text) {
        String folded = Folding.fold(text);
        List<Token> tokens = new ArrayList<>();
        Chinese chinese = null;
        int at = 0;
        while (at < folded.length()) {
            int end = at + 1;
            char letter = folded.charAt(at);
            if (isHan(letter)) {
                while (end < folded.length() && isHan(folded.charAt(end))) {
                    end++;
                }
                chinese = chinese == null ? new Chinese() : chinese;
                chinese.take(folded.substring(at, end), at, tokens);
            } else if (Character.isLetterOrDigit(letter)) {
                end = endOfCode(folded, at);
                Codes.take(text, folded, at, end, tokens);
            }
            at = end;
        }
        return tokens;
    }

    private static int endOfCode(String text, int begin) {
        int end = begin + 1;
        while (end < text.length()) {
            boolean joins = INSIDE_CODES.indexOf(text.charAt(end)) >= 0
                    && end + 1 < text.length()
                    && isOfCode(text.charAt(end + 1));
            if (!joins && !isOfCode(text.charAt(end))) {
                break;
            }
            end++;
        }
        return end;
    }

    private static boolean isOfCode(char letter) {
        return Character.isLetterOrDigit(letter) && !isHan(letter);
    }

    static boolean isHan(char letter) {
        return letter >= '\u2e80' && Character.UnicodeScript.of(letter) == Character.UnicodeScript.HAN;
    }
}
