package io.evenkeel.logs.internal.query;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a message, the same for every store: runs of letters and digits in lower case; each Chinese, Japanese or
 * Korean character is a word of its own, so that a phrase of them finds them with no dictionary. Pure.
 */
public final class Words {
    /** Longer words are cut, and found by their beginning only. */
    public static final int LONGEST = 64;

    private Words() {}

    public static List<String> of(CharSequence text) {
        List<String> words = new ArrayList<>();
        Cut cut = new Cut(text);
        while (cut.next()) {
            words.add(cut.word());
        }
        return words;
    }

    /** Goes through a text word by word. */
    public static final class Cut {
        private final CharSequence text;
        private final char[] word = new char[LONGEST];
        private int length;
        private int begin;
        private int at;

        public Cut(CharSequence text) {
            this.text = text;
        }

        /** @return whether there was another word */
        public boolean next() {
            length = 0;
            while (at < text.length() && !Character.isLetterOrDigit(text.charAt(at))) {
                at++;
            }
            begin = at;
            while (at < text.length()) {
                char c = text.charAt(at);
                if (!Character.isLetterOrDigit(c)) {
                    break;
                }
                boolean alone = isIdeograph(c);
                if (alone && length > 0) {
                    break;
                }
                at++;
                if (length < LONGEST) {
                    word[length++] = Character.toLowerCase(c);
                }
                if (alone) {
                    break;
                }
            }
            return length > 0;
        }

        public String word() {
            return new String(word, 0, length);
        }

        public char[] letters() {
            return word;
        }

        public int length() {
            return length;
        }

        public int begin() {
            return begin;
        }

        public int end() {
            return at;
        }
    }

    private static boolean isIdeograph(char c) {
        return c >= 0x2E80
                && (Character.isIdeographic(c)
                        || Character.UnicodeScript.of(c) == Character.UnicodeScript.HIRAGANA
                        || Character.UnicodeScript.of(c) == Character.UnicodeScript.KATAKANA
                        || Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL);
    }
}
