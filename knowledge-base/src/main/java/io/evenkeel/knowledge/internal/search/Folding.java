package io.evenkeel.knowledge.internal.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One form for what people write in several: small letters, half-width forms, simplified characters. Character by character, so
 * that places in the folded text are places in the text. Thread-safe.
 */
final class Folding {
    private static final Map<Character, Character> SIMPLIFIED = simplified();

    private Folding() {}

    static String fold(CharSequence text) {
        char[] folded = new char[text.length()];
        for (int i = 0; i < folded.length; i++) {
            folded[i] = fold(text.charAt(i));
        }
        return new String(folded);
    }

    private static char fold(char letter) {
        char half = letter >= '\uff01' && letter <= '\uff5e' ? (char) (letter - 0xfee0) : letter;
        if (half < '\u0080') {
            return half >= 'A' && half <= 'Z' ? (char) (half + 32) : half;
        }
        if (half == '\u3000' || half == '\u00a0') {
            return ' ';
        }
        return SIMPLIFIED.getOrDefault(half, Character.toLowerCase(half));
    }

    private static Map<Character, Character> simplified() {
        Map<Character, Character> pairs = new HashMap<>();
        for (String line : Lines.of("traditional.txt")) {
            for (String pair : List.of(line.split(" "))) {
                pairs.put(pair.charAt(0), pair.charAt(1));
            }
        }
        return Map.copyOf(pairs);
    }
}
