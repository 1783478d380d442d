package io.evenkeel.logs.internal.query;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.evenkeel.audit.RegexShape;
import io.evenkeel.logs.LogQuery;
import io.evenkeel.logs.LogQuery.All;
import io.evenkeel.logs.LogQuery.And;
import io.evenkeel.logs.LogQuery.Exists;
import io.evenkeel.logs.LogQuery.Not;
import io.evenkeel.logs.LogQuery.Or;
import io.evenkeel.logs.LogQuery.Range;
import io.evenkeel.logs.LogQuery.Regex;
import io.evenkeel.logs.LogQuery.Text;
import io.evenkeel.logs.LogQuery.Wildcard;
import io.evenkeel.logs.LogQueryError;
import io.evenkeel.logs.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Reads a query by recursive descent. Words are what stands between blanks and round brackets, so that addresses, paths and
 * stack traces can be pasted as they are. Used once, by one thread.
 */
public final class QueryParser {
    private static final int LONGEST = 2000;
    private static final int DEEPEST = 50;

    private final String text;
    private int at;
    private int depth;

    private QueryParser(String text) {
        this.text = text;
    }

    public static LogQuery parse(String text) {
        if (text.length() > LONGEST) {
            throw new LogQueryError("The query is longer than " + LONGEST + " characters.", LONGEST);
        }
        QueryParser parser = new QueryParser(text);
        parser.skipBlanks();
        if (parser.isAtEnd()) {
            return new All();
        }
        LogQuery query = parser.either();
        if (!parser.isAtEnd()) {
            throw parser.error("This bracket closes nothing; leave it out, or write it inside quotes.");
        }
        return query;
    }

    private LogQuery either() {
        if (++depth > DEEPEST) {
            throw error("Brackets are nested more than " + DEEPEST + " deep.");
        }
        List<LogQuery> any = new ArrayList<>();
        do {
            any.add(all());
        } while (takeWord("OR"));
        depth--;
        return any.size() == 1 ? any.getFirst() : new Or(any);
    }

    private LogQuery all() {
        List<LogQuery> all = new ArrayList<>();
        do {
            all.add(one());
            skipBlanks();
        } while (takeWord("AND") || !(isAtEnd() || peek() == ')' || isWord("OR")));
        return all.size() == 1 ? all.getFirst() : new And(all);
    }

    private LogQuery one() {
        skipBlanks();
        if (isAtEnd() || peek() == ')' || isWord("OR") || isWord("AND")) {
            throw error("Something to search for is missing here.");
        }
        if (takeWord("NOT") || takeSign()) {
            if (++depth > DEEPEST) {
                throw error("NOT is nested more than " + DEEPEST + " deep.");
            }
            LogQuery not = new Not(one());
            depth--;
            return not;
        }
        if (peek() == '(') {
            int open = at++;
            LogQuery inner = either();
            skipBlanks();
            if (isAtEnd()) {
                at = open;
                throw error("This bracket is not closed.");
            }
            at++;
            return inner;
        }
        String field = field();
        return value(field);
    }

    /** A minus or an exclamation mark right before what is not wanted. */
    private boolean takeSign() {
        if ((peek() == '-' || peek() == '!') && at + 1 < text.length() && !isBlank(text.charAt(at + 1))) {
            at++;
            return true;
        }
        return false;
    }

    /** A name that begins with a letter, a colon, and something behind it; else nothing is taken, and it is the message. */
    private String field() {
        int end = at;
        while (end < text.length() && isPartOfName(text.charAt(end), end == at)) {
            end++;
        }
        boolean named = end > at
                && end + 1 < text.length()
                && text.charAt(end) == ':'
                && !isBlank(text.charAt(end + 1))
                && text.charAt(end + 1) != ':'
                && text.charAt(end + 1) != ')';
        if (!named) {
            return LogQuery.MESSAGE;
        }
        String field = text.substring(at, end);
        at = end + 1;
        return field;
    }

    private static boolean isPartOfName(char c, boolean first) {
        return Character.isLetter(c)
                || c == '_'
                || (!first && (Character.isDigit(c) || c == '.' || c == '-' || c == '@'));
    }

    private LogQuery value(String field) {
        return switch (peek()) {
            case '"' -> text(field, quoted());
            case '/' -> slashed(field);
            case '[', '{' -> isMessage(field) ? word(field) : range(field);
            case '<', '>' -> isMessage(field) ? word(field) : comparison(field);
            default -> word(field);
        };
    }

    private static boolean isMessage(String field) {
        return field.equals(LogQuery.MESSAGE);
    }

    private String quoted() {
        int open = at++;
        StringBuilder inside = new StringBuilder();
        while (!isAtEnd() && peek() != '"') {
            if (peek() == '\\' && at + 1 < text.length()) {
                at++;
            }
            inside.append(text.charAt(at++));
        }
        if (isAtEnd()) {
            at = open;
            throw error("This quote is not closed.");
        }
        at++;
        return inside.toString();
    }

    /** A regular expression where the closing slash ends the word; else a path. */
    private LogQuery slashed(String field) {
        int open = at;
        StringBuilder pattern = new StringBuilder();
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                pattern.append(text.charAt(i) == '/' ? "" : "\\").append(text.charAt(i));
            } else if (c == '/') {
                boolean ends = i + 1 == text.length() || isBlank(text.charAt(i + 1)) || text.charAt(i + 1) == ')';
                if (!ends || pattern.isEmpty()) {
                    break;
                }
                at = i + 1;
                return new Regex(field, compiled(pattern.toString(), open));
            } else {
                pattern.append(c);
            }
        }
        return word(field);
    }

    private String compiled(String pattern, int open) {
        if (!RegexShape.of(pattern).isBounded()) {
            at = open;
            throw error("The repetitions of this regular expression, written out, are too long.");
        }
        try {
            Pattern.compile(pattern);
            return pattern;
        } catch (PatternSyntaxException e) {
            at = open;
            throw error("This is no regular expression: " + e.getDescription() + ".");
        }
    }

    private LogQuery word(String field) {
        int begin = at;
        while (!isAtEnd() && !isBlank(peek()) && peek() != ')' && peek() != '(') {
            at++;
        }
        if (at == begin) {
            throw error("Something to search for is missing here.");
        }
        String word = text.substring(begin, at);
        if (word.equals("*")) {
            return isMessage(field) ? new All() : new Exists(field);
        }
        boolean wild = word.indexOf('*') >= 0 || word.indexOf('?') >= 0;
        if (wild && (!isMessage(field) || isOneWordWithWildcards(word))) {
            return new Wildcard(field, word);
        }
        return text(field, word, begin);
    }

    /** In a message {@code what?} at the end of a sentence, or {@code a*b=c}, is pasted text rather than a pattern. */
    private static boolean isOneWordWithWildcards(String word) {
        return word.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '*' || c == '?')
                && word.chars().anyMatch(Character::isLetterOrDigit);
    }

    private LogQuery text(String field, String value) {
        return text(field, value, at);
    }

    private LogQuery text(String field, String value, int column) {
        if (isMessage(field) && Words.of(value).isEmpty()) {
            at = column;
            throw error("Nothing here is a letter or a digit, which is what messages are searched by.");
        }
        return new Text(field, value);
    }

    private LogQuery comparison(String field) {
        char sign = text.charAt(at++);
        boolean included = !isAtEnd() && peek() == '=';
        if (included) {
            at++;
        }
        int begin = at;
        while (!isAtEnd() && !isBlank(peek()) && peek() != ')') {
            at++;
        }
        double bound = bound(field, text.substring(begin, at), begin);
        return sign == '>'
                ? new Range(field, bound, included, Double.POSITIVE_INFINITY, true)
                : new Range(field, Double.NEGATIVE_INFINITY, true, bound, included);
    }

    private LogQuery range(String field) {
        int open = at;
        int close = open + 1;
        while (close < text.length() && text.charAt(close) != ']' && text.charAt(close) != '}') {
            close++;
        }
        if (close == text.length()) {
            throw error("This range is not closed; write it as [500 TO 599].");
        }
        String[] bounds = text.substring(open + 1, close).strip().split("\\s+TO\\s+", -1);
        if (bounds.length != 2) {
            throw error("A range has two bounds, such as [500 TO 599] or {0 TO *].");
        }
        double from = bounds[0].equals("*") ? Double.NEGATIVE_INFINITY : bound(field, bounds[0], open + 1);
        double to = bounds[1].equals("*") ? Double.POSITIVE_INFINITY : bound(field, bounds[1], open + 1);
        at = close + 1;
        return new Range(field, from, text.charAt(open) == '[', to, text.charAt(close) == ']');
    }

    private double bound(String field, String word, int column) {
        OptionalDouble number = field.equals(Fields.LEVEL)
                ? Severity.of(word)
                        .map(severity -> OptionalDouble.of(severity.rank()))
                        .orElse(OptionalDouble.empty())
                : Fields.number(word);
        if (number.isEmpty()) {
            at = column;
            throw error(
                    field.equals(Fields.LEVEL)
                            ? "\"" + word
                                    + "\" is no level; levels are trace, debug, info, notice, warning, error, critical."
                            : "\"" + word + "\" is no number.");
        }
        return number.getAsDouble();
    }

    /** AND, OR and NOT in capitals, as a word of its own. */
    private boolean takeWord(String word) {
        skipBlanks();
        if (!isWord(word)) {
            return false;
        }
        at += word.length();
        return true;
    }

    private boolean isWord(String word) {
        int end = at + word.length();
        return text.startsWith(word, at)
                && (end == text.length()
                        || isBlank(text.charAt(end))
                        || text.charAt(end) == '('
                        || text.charAt(end) == ')');
    }

    private void skipBlanks() {
        while (!isAtEnd() && isBlank(peek())) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || c == '\u00A0';
    }

    private char peek() {
        return text.charAt(at);
    }

    private boolean isAtEnd() {
        return at >= text.length();
    }

    private LogQueryError error(String sentence) {
        return new LogQueryError(sentence, at + 1);
    }
}
