package io.evenkeel.knowledge.internal.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Takes names of machines apart: {@code db-prod-07.lan} is found as it is, as {@code db-prod-07}, by {@code prod}; {@code
 * HostDiskFull} by its three words; {@code ORA-01555} by {@code 1555}; {@code 10.20.3.4} by {@code 10.20.3}.
 */
final class Codes {
    private static final int LONGEST_TERM = 100;
    private static final int MOST_PARTS = 48;
    private static final String[] LEVELS = {"/\\@:=#", ".", "-_+"};

    private final String text;
    private final String folded;
    private final List<Token> into;
    private int room = MOST_PARTS;

    private Codes(String text, String folded, List<Token> into) {
        this.text = text;
        this.folded = folded;
        this.into = into;
    }

    /**
     * @param text as it stands, for its capital letters
     * @param folded the same, in its one form
     */
    static void take(String text, String folded, int from, int to, List<Token> into) {
        new Codes(text, folded, into).split(from, to, 0, true);
    }

    private void split(int from, int to, int level, boolean first) {
        List<int[]> parts = level < LEVELS.length ? at(from, to, LEVELS[level]) : words(from, to);
        if (parts.size() == 1) {
            if (level == LEVELS.length) {
                add(from, to, Token.Kind.WORD);
            } else {
                split(from, to, level + 1, first);
            }
            return;
        }
        add(from, to, Token.Kind.CODE);
        if (level == 1 && parts.size() > 2 && digits(from, parts.getFirst()[1])) {
            parts.subList(1, parts.size() - 1).forEach(part -> add(from, part[1], Token.Kind.CODE));
        }
        for (int[] part : parts) {
            if (level == LEVELS.length) {
                add(part[0], part[1], Token.Kind.WORD);
            } else {
                split(part[0], part[1], level + 1, false);
            }
        }
    }

    private void add(int from, int to, Token.Kind kind) {
        boolean letterOfCode = to - from < 2 && room < MOST_PARTS;
        if (letterOfCode || to - from > LONGEST_TERM || room == 0) {
            return;
        }
        room--;
        into.add(new Token(folded.substring(from, to), from, to, kind));
        int nonZero = from;
        while (nonZero < to - 1 && folded.charAt(nonZero) == '0') {
            nonZero++;
        }
        if (nonZero > from && digits(from, to)) {
            into.add(new Token(folded.substring(nonZero, to), from, to, Token.Kind.WORD));
        }
        if (kind == Token.Kind.WORD && to - from > 2 && all(from, to, letter -> letter >= 'a' && letter <= 'z')) {
            into.add(new Token(Stems.of(folded.substring(from, to)), from, to, Token.Kind.STEM));
        }
    }

    private boolean digits(int from, int to) {
        return all(from, to, letter -> letter >= '0' && letter <= '9');
    }

    private boolean all(int from, int to, IntPredicate wanted) {
        return folded.substring(from, to).chars().allMatch(wanted);
    }

    private List<int[]> at(int from, int to, String signs) {
        List<int[]> parts = new ArrayList<>();
        int begin = from;
        for (int i = from; i <= to; i++) {
            if (i == to || signs.indexOf(folded.charAt(i)) >= 0) {
                if (i > begin) {
                    parts.add(new int[] {begin, i});
                }
                begin = i + 1;
            }
        }
        return parts;
    }

    /** At {@code diskFull}, {@code IOError} and {@code db07}. */
    private List<int[]> words(int from, int to) {
        List<int[]> parts = new ArrayList<>();
        int begin = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || border(i, to)) {
                parts.add(new int[] {begin, i});
                begin = i;
            }
        }
        return parts;
    }

    private boolean border(int at, int end) {
        char before = text.charAt(at - 1);
        char after = text.charAt(at);
        if (Character.isDigit(before) != Character.isDigit(after)) {
            return true;
        }
        boolean hump = Character.isLowerCase(before) && Character.isUpperCase(after);
        boolean lastOfCapitals = Character.isUpperCase(before)
                && Character.isUpperCase(after)
                && at + 1 < end
                && Character.isLowerCase(text.charAt(at + 1));
        return hump || lastOfCapitals;
    }
}
