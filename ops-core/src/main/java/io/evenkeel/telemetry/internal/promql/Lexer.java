package io.evenkeel.telemetry.internal.promql;

import io.evenkeel.telemetry.PromQlError;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts a query into words. Used once. */
final class Lexer {

    private static final List<String> SIGNS = List.of(
            "=~", "!~", "!=", "==", "<=", ">=", "=", "<", ">", "+", "-", "*", "/", "%", "^", "(", ")", "{", "}", "[",
            "]", ",", "@", ":");

    /** What a number may look like; the text before it was cut at the first sign, so there is no backtracking. */
    private static final Pattern NUMBER =
            Pattern.compile("0[xX][0-9a-fA-F]+|(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    Lexer(String text) {
        this.text = text;
    }

    /** All words, with {@link Token.Kind#END} as the last. */
    List<Token> read() {
        while (skipBlanks()) {
            char c = text.charAt(at);
            if (isNameStart(c)) {
                readName();
            } else if (isDigit(c) || (c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
                readNumberOrDuration();
            } else if (c == '"' || c == '\'' || c == '`') {
                readString(c);
            } else {
                readSign();
            }
        }
        tokens.add(Token.of(Token.Kind.END, text.length(), ""));
        return tokens;
    }

    private boolean skipBlanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    private void readName() {
        int start = at;
        while (at < text.length() && (isNameStart(text.charAt(at)) || isDigit(text.charAt(at)))) {
            at++;
        }
        tokens.add(Token.of(Token.Kind.NAME, start, text.substring(start, at)));
    }

    private void readNumberOrDuration() {
        int start = at;
        while (at < text.length() && isOfNumber(start)) {
            at++;
        }
        String word = text.substring(start, at);
        if (NUMBER.matcher(word).matches()) {
            double value = word.startsWith("0x") || word.startsWith("0X")
                    ? hex(word, start)
                    : isOctal(word) ? octal(word, start) : Double.parseDouble(word);
            tokens.add(new Token(Token.Kind.NUMBER, start, word, value));
            return;
        }
        tokens.add(new Token(Token.Kind.DURATION, start, word, durationMillis(word, start)));
    }

    private boolean isOfNumber(int start) {
        char c = text.charAt(at);
        if (c == '+' || c == '-') {
            char before = text.charAt(at - 1);
            return (before == 'e' || before == 'E')
                    && !text.startsWith("0x", start)
                    && !text.startsWith("0X", start)
                    && at + 1 < text.length()
                    && isDigit(text.charAt(at + 1));
        }
        return isDigit(c) || c == '.' || (isNameStart(c) && c != ':');
    }

    /** Numbers with a leading zero are octal, as in the language that Prometheus is written in. */
    private static boolean isOctal(String word) {
        return word.length() > 1 && word.charAt(0) == '0' && word.chars().allMatch(c -> c >= '0' && c <= '7');
    }

    private double hex(String word, int start) {
        return whole(word.substring(2), 16, start);
    }

    private double octal(String word, int start) {
        return whole(word, 8, start);
    }

    private double whole(String digits, int radix, int start) {
        try {
            return Long.parseLong(digits, radix);
        } catch (NumberFormatException e) {
            throw error(start, "the number is too large for 64 bits");
        }
    }

    private double durationMillis(String word, int start) {
        return Durations.parse(word)
                .orElseThrow(() ->
                        error(start, "\"" + word + "\" is neither a number nor a duration such as 90s, 5m or 1h30m"));
    }

    private void readString(char quote) {
        int start = at;
        int end = quote == '`' ? text.indexOf('`', at + 1) : closingQuote(quote);
        if (end < 0) {
            throw error(start, "this string does not end; expected " + quote + " on the same line");
        }
        at = end + 1;
        String inside = text.substring(start + 1, end);
        tokens.add(Token.of(Token.Kind.STRING, start, quote == '`' ? inside : new Escapes(text, start, end).read()));
    }

    private int closingQuote(char quote) {
        for (int i = at + 1; i < text.length() && text.charAt(i) != '\n'; i++) {
            if (text.charAt(i) == quote) {
                return i;
            }
            if (text.charAt(i) == '\\') {
                i++;
            }
        }
        return -1;
    }

    private void readSign() {
        for (String sign : SIGNS) {
            if (text.startsWith(sign, at)) {
                tokens.add(Token.of(Token.Kind.SIGN, at, sign));
                at += sign.length();
                return;
            }
        }
        throw error(at, "unexpected character \"" + Character.toString(text.codePointAt(at)) + "\"");
    }

    private PromQlError error(int offset, String sentence) {
        return new PromQlError(PromQlError.Kind.PARSE, text, offset, sentence);
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
