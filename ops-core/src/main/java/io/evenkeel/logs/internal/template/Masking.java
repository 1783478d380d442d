package io.evenkeel.logs.internal.template;

import io.evenkeel.logs.Template;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a message into words and delimiters, and puts {@link Template#VARIABLE} in place of what surely differs from line to
 * line. Pure functions. No rule knows a system: a word with a digit, an absolute path with its query, true, false and null,
 * an address of hexadecimal groups and a list of such things are variable, everything else is text.
 */
public final class Masking {
    /** What stands behind is not read for the template. */
    public static final int MOST_CHARS = 4096;

    /** What stands behind is one variable. */
    public static final int MOST_TOKENS = 512;

    private static final int MOST_OF_GROUP = 4;
    /** What stands between the parts of a path's query: {@code /orders?state=open&since=09:00}. */
    private static final String QUERY = "=:,;@#";

    private static final String DELIMITERS = "#@ \t=:,;()[]{}<>\"'|";
    private static final String[] SINGLE = new String[128];
    private static final boolean[] IS_DELIMITER = new boolean[128];

    static {
        for (char c = 0; c < SINGLE.length; c++) {
            SINGLE[c] = String.valueOf(c).intern();
            IS_DELIMITER[c] = DELIMITERS.indexOf(c) >= 0;
        }
    }

    private Masking() {}

    /** Words, delimiters of one character, and {@link Template#VARIABLE} (that very instance). */
    public static String[] mask(String message) {
        List<String> words = words(message);
        List<String> addressed = joinAddresses(words);
        return joinLists(addressed).toArray(String[]::new);
    }

    /** The tokens of a template's text: what {@link #mask} gave, or became since. */
    public static String[] tokensOf(String template) {
        List<String> tokens = new ArrayList<>();
        int from = 0;
        while (from <= template.length()) {
            int variable = template.indexOf(Template.VARIABLE, from);
            int to = variable < 0 ? template.length() : variable;
            cut(template, from, to, tokens);
            if (variable < 0) {
                break;
            }
            tokens.add(Template.VARIABLE);
            from = variable + Template.VARIABLE.length();
        }
        return tokens.toArray(String[]::new);
    }

    static boolean isDelimiter(String token) {
        return token.length() == 1 && isDelimiter(token.charAt(0));
    }

    /** Whether this delimiter may stand within the query of a path. */
    static boolean isOfQuery(char c) {
        return QUERY.indexOf(c) >= 0;
    }

    static boolean isDelimiter(char c) {
        return c < IS_DELIMITER.length && IS_DELIMITER[c];
    }

    /** Text without a variable; a template's words hold no digit, so that nothing is masked again. */
    private static void cut(String text, int from, int to, List<String> tokens) {
        int begin = from;
        for (int i = from; i <= to; i++) {
            if (i == to || isDelimiter(text.charAt(i))) {
                if (i > begin) {
                    tokens.add(text.substring(begin, i));
                }
                if (i < to) {
                    tokens.add(SINGLE[text.charAt(i)]);
                }
                begin = i + 1;
            }
        }
    }

    private static List<String> words(String message) {
        int end = Math.min(message.length(), MOST_CHARS);
        List<String> words = new ArrayList<>(32);
        int begin = 0;
        boolean query = false;
        for (int i = 0; i <= end && words.size() < MOST_TOKENS; i++) {
            char c = i == end ? ' ' : message.charAt(i);
            query |= c == '?' && message.charAt(begin) == '/';
            if (!(isDelimiter(c) || c < ' ') || (query && isOfQuery(c))) {
                continue;
            }
            query = false;
            if (i > begin) {
                addWord(message, begin, i, words);
            }
            if (i < end) {
                addDelimiter(c, words);
            }
            begin = i + 1;
        }
        if (!words.isEmpty() && " ".equals(words.getLast())) {
            words.removeLast();
        }
        if (begin < end) {
            words.add(Template.VARIABLE);
        }
        return words;
    }

    /** A run of white space is one space. */
    private static void addDelimiter(char c, List<String> words) {
        String delimiter = c <= ' ' ? " " : SINGLE[c];
        if (!(" ".equals(delimiter) && (words.isEmpty() || " ".equals(words.getLast())))) {
            words.add(delimiter);
        }
    }

    /** The full stop behind a variable belongs to the sentence. */
    private static void addWord(String message, int begin, int end, List<String> words) {
        if (!isVariable(message, begin, end)) {
            words.add(message.substring(begin, end));
            return;
        }
        words.add(Template.VARIABLE);
        if (message.charAt(end - 1) == '.') {
            words.add(".");
        }
    }

    /** A lone asterisk too, or the text of a template could be read in two ways. */
    private static boolean isVariable(String message, int begin, int end) {
        if (end - begin == 1 && message.charAt(begin) == '*') {
            return true;
        }
        if (isSwitch(message, begin, end)) {
            return true;
        }
        int slashes = 0;
        for (int i = begin; i < end; i++) {
            char c = message.charAt(i);
            if (c >= '0' && c <= '9') {
                return true;
            }
            if (c == '/') {
                slashes++;
            }
        }
        return slashes >= 2 && message.charAt(begin) == '/';
    }

    /** A word that is only ever a value. */
    private static boolean isSwitch(String message, int begin, int end) {
        return switch (end - begin) {
            case 4 -> message.regionMatches(true, begin, "true", 0, 4) || message.regionMatches(begin, "null", 0, 4);
            case 5 -> message.regionMatches(true, begin, "false", 0, 5);
            default -> false;
        };
    }

    /** {@code fe80::1:ca:db} and {@code 00:1b:…}: groups with at least two colons, one of which surely varies. */
    private static List<String> joinAddresses(List<String> tokens) {
        List<String> joined = new ArrayList<>(tokens.size());
        int i = 0;
        while (i < tokens.size()) {
            int end = endOfAddress(tokens, i);
            if (end < 0) {
                joined.add(tokens.get(i++));
                continue;
            }
            for (; ":".equals(tokens.get(i)); i++) {
                joined.add(":");
            }
            joined.add(Template.VARIABLE);
            i = end;
        }
        return joined;
    }

    /** Behind the last group of the address that begins here, or -1. */
    private static int endOfAddress(List<String> tokens, int from) {
        int colons = 0;
        boolean varies = false;
        int end = -1;
        for (int i = from; i < tokens.size(); i++) {
            String token = tokens.get(i);
            if (":".equals(token)) {
                colons++;
                continue;
            }
            boolean variable = Template.VARIABLE.equals(token);
            if (!variable && !isHexGroup(token)) {
                break;
            }
            varies |= variable;
            end = i + 1;
        }
        return colons >= 2 && varies ? end : -1;
    }

    private static boolean isHexGroup(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (i == MOST_OF_GROUP || Character.digit(word.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Variables with a colon, a comma or a space between are one: a time, an endpoint, a list of any length. */
    private static List<String> joinLists(List<String> tokens) {
        List<String> joined = new ArrayList<>(tokens.size());
        for (String token : tokens) {
            if (Template.VARIABLE.equals(token) && endsWithVariableAndLink(joined)) {
                while (!Template.VARIABLE.equals(joined.getLast())) {
                    joined.removeLast();
                }
            } else {
                joined.add(token);
            }
        }
        return joined;
    }

    private static boolean endsWithVariableAndLink(List<String> tokens) {
        int last = tokens.size() - 1;
        if (last >= 1 && isLink(tokens.get(last)) && Template.VARIABLE.equals(tokens.get(last - 1))) {
            return true;
        }
        return last >= 2
                && " ".equals(tokens.get(last))
                && ",".equals(tokens.get(last - 1))
                && Template.VARIABLE.equals(tokens.get(last - 2));
    }

    private static boolean isLink(String token) {
        return ":".equals(token) || " ".equals(token) || ",".equals(token);
    }
}
